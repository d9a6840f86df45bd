import { Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';

/** Takes files: chosen with the button, dropped, or pasted as PEM text. Knows nothing of what is in them. */
@Component({
  selector: 'vic-file-picker',
  imports: [ClrIcon, TranslatePipe],
  templateUrl: './file-picker.html',
  styleUrl: './file-picker.scss',
  host: {
    '(dragover)': 'hover($event)',
    '(dragleave)': 'isHovered.set(false)',
    '(drop)': 'drop($event)',
    '(paste)': 'paste($event)',
    '[class.hovered]': 'isHovered()',
  },
})
export class FilePicker {
  /** what the button says */
  readonly label = input.required<string>();
  /** what is asked for, for those who hear it */
  readonly describes = input('');
  readonly isMultiple = input(false);
  /** such as `.pem,.crt` */
  readonly accept = input('');
  readonly isBusy = input(false);

  readonly picked = output<readonly File[]>();

  protected readonly isHovered = signal(false);
  protected readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('button');

  /** Where the focus goes when a file is removed. */
  focus(): void {
    this.opener().nativeElement.focus();
  }

  /** The box is emptied, so that the same file can be chosen again. */
  protected choose(box: HTMLInputElement): void {
    this.#emit([...(box.files ?? [])]);
    box.value = '';
  }

  protected hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.isHovered.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isHovered.set(false);
    this.#emit([...(event.dataTransfer?.files ?? [])]);
  }

  protected paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData('text') ?? '';
    const isPem = text.includes('-----BEGIN ');
    if (files.length === 0 && !isPem) return;
    event.preventDefault();
    this.#emit(files.length > 0 ? files : [new File([text], 'pasted.pem')]);
  }

  #emit(files: readonly File[]): void {
    const wanted = this.isMultiple() ? files : files.slice(0, 1);
    if (wanted.length > 0) this.picked.emit(wanted);
  }
}
