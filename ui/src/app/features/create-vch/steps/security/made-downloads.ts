import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { SAVE_FILE, type DownloadFile } from '../../../../core/files/save-file.ts';
import { LOAD_CERTIFICATE_TOOLS, LOAD_PFX_MAKER } from '../../certificates/load-certificate-tools.ts';
import { NOW } from '../../certificates/now.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { MadeKeysStore } from './made-keys.store.ts';
import { archiveName, madeFiles, pfxName, type MadeFile } from './made-files.ts';
import { dockerHostOf } from './wanted-certificates.ts';

/** Hands over what was made, and knows what was handed over. */
@Injectable()
export class MadeDownloads {
  readonly #draft = inject(DraftStore);
  readonly #keys = inject(MadeKeysStore);
  readonly #loadTools = inject(LOAD_CERTIFICATE_TOOLS);
  readonly #loadPfxMaker = inject(LOAD_PFX_MAKER);
  readonly #save = inject(SAVE_FILE);
  readonly #now = inject(NOW);

  readonly #isPacking = signal(false);
  readonly #hasFailed = signal(false);
  readonly #done = signal<ReadonlySet<string>>(new Set());
  readonly #name = computed(() => this.#draft.spec().general.name);
  readonly #host = computed(() => dockerHostOf(this.#draft.spec()));

  readonly isPacking = this.#isPacking.asReadonly();
  readonly hasFailed = this.#hasFailed.asReadonly();
  /** Names of the files that the user has. */
  readonly done = this.#done.asReadonly();
  readonly files = computed((): readonly MadeFile[] => {
    const made = this.#keys.certificates();
    return made ? madeFiles(made, { vchName: this.#name(), address: this.#host() }) : [];
  });
  readonly archive = computed(() => archiveName(this.#name()));
  readonly pfx = computed(() => pfxName(this.#name()));

  constructor() {
    effect(() => {
      this.#keys.certificates();
      untracked(() => this.#done.set(new Set()));
    });
  }

  /** One file. */
  file(file: MadeFile): void {
    this.#hand(file, [file]);
  }

  /**
   * Everything that a Docker client needs, in one archive.
   * @param password of a PFX that goes with it; null: none
   */
  async all(password: string | null): Promise<void> {
    await this.#pack(async () => {
      const { zipOf } = await this.#loadTools();
      const ofClients = this.files().filter(({ isForClients }) => isForClients);
      const files = password === null ? ofClients : [...ofClients, await this.#makePfx(password)];
      const folder = this.archive().replace(/\.zip$/, '');
      this.#hand({ fileName: this.archive(), content: zipOf(folder, files, new Date(this.#now())) }, files);
    });
  }

  /** Key and certificate of the client as one file. */
  async asPfx(password: string): Promise<void> {
    await this.#pack(async () => {
      const file = await this.#makePfx(password);
      this.#hand(file, [file]);
    });
  }

  async #pack(work: () => Promise<void>): Promise<void> {
    this.#isPacking.set(true);
    this.#hasFailed.set(false);
    try {
      await work();
    } catch {
      this.#hasFailed.set(true);
    } finally {
      this.#isPacking.set(false);
    }
  }

  async #makePfx(password: string): Promise<DownloadFile> {
    const made = this.#keys.certificates();
    if (!made?.client) throw new Error('There is no client certificate.');
    const makePfx = await this.#loadPfxMaker();
    const content = await makePfx(made.client, made.authority.certificate.pem, this.#name(), password);
    return { fileName: this.pfx(), content };
  }

  /** A file, and what is in it. */
  #hand(file: DownloadFile, contents: readonly DownloadFile[]): void {
    this.#save(file);
    this.#done.update((names) => new Set([...names, ...contents.map(({ fileName }) => fileName)]));
    const keyName = this.#keys.certificates()?.client?.key.fileName;
    if (contents.some(({ fileName }) => fileName === keyName || fileName === this.pfx())) this.#keys.markSaved();
  }
}
