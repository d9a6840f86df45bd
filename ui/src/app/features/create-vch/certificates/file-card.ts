import { Component, input, output } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';

/**
 * A chosen file, which can be removed, with what is in it below. What has the attribute `about` stands beside its name, what
 * has `action` beside its button.
 */
@Component({
  selector: 'vic-file-card',
  imports: [ClrIcon, TranslatePipe],
  templateUrl: './file-card.html',
  styleUrl: './file-card.scss',
})
export class FileCard {
  readonly shape = input.required<'certificate' | 'key'>();
  /** of the file */
  readonly name = input.required<string>();
  readonly remove = output();
}
