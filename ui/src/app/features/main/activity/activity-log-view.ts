import {
  afterRenderEffect,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { activityLog } from '../../../core/activity/activity-log.ts';
import { SAVE_FILE } from '../../../core/files/save-file.ts';
import { FaultView } from '../../../shared/async/fault-view.ts';
import { Copy } from '../../../shared/copy/copy.ts';

/** So near to its end the log counts as being at its end (px). */
const END_MARGIN_PX = 8;

/** The growing log of an activity: follows its end until the reader scrolls away. */
@Component({
  selector: 'vic-activity-log-view',
  imports: [Copy, FaultView, TranslatePipe],
  templateUrl: './activity-log-view.html',
  styleUrl: './activity-log-view.scss',
})
export class ActivityLogView {
  readonly #saveFile = inject(SAVE_FILE);

  readonly activityId = input.required<string>();
  readonly logLines = input.required<number>();
  /** of the VCH, for the file and for screen readers */
  readonly name = input.required<string>();

  protected readonly frame = viewChild<ElementRef<HTMLElement>>('frame');
  protected readonly isFollowing = signal(true);
  protected readonly log = activityLog(() => ({ id: this.activityId(), logLines: this.logLines() }));
  protected readonly text = computed(() => this.log.lines().join('\n'));

  constructor() {
    afterRenderEffect(() => {
      this.text();
      const frame = this.frame()?.nativeElement;
      if (frame && this.isFollowing()) frame.scrollTop = frame.scrollHeight;
    });
  }

  protected follow(frame: HTMLElement): void {
    this.isFollowing.set(frame.scrollHeight - frame.scrollTop - frame.clientHeight <= END_MARGIN_PX);
  }

  protected download(): void {
    this.#saveFile({ fileName: `${this.name()}.log`, content: `${this.text()}\n` });
  }
}
