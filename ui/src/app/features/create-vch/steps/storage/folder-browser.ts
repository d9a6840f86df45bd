import { afterNextRender, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { remoteData } from '../../../../core/remote-data/remote-data.ts';
import { Async } from '../../../../shared/async/async.ts';
import { PlacementClient, type Place } from '../../api/placement.client.ts';
import { joinPath, parentOf, pathSteps } from './folder-path.ts';

interface Folder {
  readonly datastore: Place;
  readonly path: string;
}

/** Folders of a datastore to choose one from, read level by level; a new one can be named. */
@Component({
  selector: 'vic-folder-browser',
  imports: [Async, ClrIcon, TranslatePipe],
  templateUrl: './folder-browser.html',
  styleUrl: './folder-browser.scss',
  host: { role: 'group', '[attr.aria-label]': 'label()', '(keydown.escape)': 'cancel($event)' },
})
export class FolderBrowser {
  readonly #client = inject(PlacementClient);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly datastore = input.required<Place>();
  readonly datastoreName = input.required<string>();
  readonly label = input.required<string>();
  /** folder that is entered now; browsing starts beside it */
  readonly folder = input('');
  readonly picked = output<string>();
  readonly closed = output();

  readonly #opened = signal<string | null>(null);
  protected readonly newName = signal('');
  readonly #present = computed((): Folder => ({
    datastore: this.datastore(),
    path: this.#opened() ?? parentOf(this.folder()),
  }));
  readonly #remote = remoteData(this.#present, ({ datastore, path }) => this.#client.folders(datastore, path));
  protected readonly data = this.#remote.data;
  protected readonly steps = computed(() => pathSteps(this.#present().path));
  /** Null while it is read: folders of another place never show here. */
  protected readonly answer = computed(() => {
    const answer = this.#remote.value();
    return answer !== null && answer.path === this.#present().path ? answer : null;
  });
  protected readonly isReading = computed(() => this.#remote.isReading() && this.answer() === null);
  protected readonly choice = computed(() => joinPath(this.#present().path, this.newName()));

  constructor() {
    afterNextRender(() => {
      this.#element.nativeElement.querySelector<HTMLElement>('button')?.focus();
    });
  }

  protected open(path: string): void {
    this.#opened.set(path);
    this.newName.set('');
  }

  protected enter(name: string): void {
    this.open(joinPath(this.#present().path, name));
  }

  protected refresh(): void {
    this.#remote.refresh('explicit');
  }

  protected cancel(event: Event): void {
    event.stopPropagation();
    this.closed.emit();
  }
}
