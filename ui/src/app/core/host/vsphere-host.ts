import { Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';
import * as Type from 'typebox';
import { Check } from 'typebox/schema';
import { AppFault } from '../errors/app-fault.ts';
import type { BackendInfo, Host, HostSession, ModalRequest, ThemeName } from './host.ts';

/** How long the client may take to answer a callback (ms). Some set-ups never call back. */
export const HOST_TIMEOUT_MS = 15_000;

/** `navigationId` of our global view in the manifest. */
const GLOBAL_VIEW = 'vicMain';

/** Time for the client to remove a dialog when it leaves for another view (ms). */
const DIALOG_GONE_MS = 1_000;

const WantedPage = Type.Object({ path: Type.String() });
type WantedPage = Type.Static<typeof WantedPage>;

/** The real `Host`: wraps `window.htmlClientSdk`. */
@Injectable()
export class VSphereHost implements Host {
  readonly #theme = signal<ThemeName>('light');
  readonly #dateFormatRevision = signal(0);
  readonly #globalRefresh = new Subject<void>();
  #ready: Promise<void> | null = null;

  readonly theme = this.#theme.asReadonly();
  readonly dateFormatRevision = this.#dateFormatRevision.asReadonly();
  readonly globalRefresh = this.#globalRefresh.asObservable();

  ready(): Promise<void> {
    this.#ready ??= this.#start().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  locale(): string {
    return sdk().app.getClientLocale();
  }

  contextObjectId(): string | null {
    return this.contextObjectIds()[0] ?? null;
  }

  contextObjectIds(): readonly string[] {
    return sdk()
      .app.getContextObjects()
      .map(({ id }) => id);
  }

  session(): Promise<HostSession | null> {
    return answered((callback) => sdk().app.getSessionInfo(callback));
  }

  async backend(): Promise<BackendInfo | null> {
    const app = sdk().app;
    if (!app.getPluginBackendInfo) return null;
    const info = await answered<VSphereClientSdk.PluginBackendInfo | null>((callback) =>
      app.getPluginBackendInfo?.(callback),
    );
    if (!info) return null;
    return { all: info.allPluginBackendServers, perVcenter: new Map(Object.entries(info.backendServersPerVc)) };
  }

  openObject(objectId: string): void {
    sdk().app.navigateTo({ objectId });
  }

  leaveDialogFor(path: string): void {
    const customData: WantedPage = { path };
    sdk().app.navigateTo({ targetViewId: GLOBAL_VIEW, customData });
    // A client that closes its dialogs when it leaves has removed this page by then.
    setTimeout(() => {
      this.closeModal();
    }, DIALOG_GONE_MS);
  }

  wantedPage(): string | null {
    const data = sdk().app.getNavigationData?.();
    return Check(WantedPage, data) ? data.path : null;
  }

  openModal({ path, title, size, contextObjectIds = [], data, onClosed }: ModalRequest): boolean {
    const { modal } = sdk();
    if (!modal) return false;
    modal.open({
      url: `index.html#${path}`,
      title,
      size: { ...size },
      contextObjects: contextObjectIds.map((id) => ({ id })),
      ...(data === undefined ? {} : { customData: data }),
      onClosed: (result) => onClosed?.(result),
    });
    return true;
  }

  closeModal(result?: unknown): void {
    const { modal } = sdk();
    if (result === undefined) modal?.close();
    else modal?.close(result);
  }

  modalData(): unknown {
    return sdk().modal?.getCustomData?.() ?? null;
  }

  formatDateTime(unixMillis: number): string | null {
    return sdk().app.formatDateTime?.(unixMillis, { format: 'DATE_AND_TIME' }) ?? null;
  }

  async #start(): Promise<void> {
    const library = sdk();
    await answered<undefined>((callback) => {
      library.initialize(() => {
        callback(undefined);
      });
    });
    this.#follow(library);
  }

  #follow({ app, event }: VSphereClientSdk.HtmlClientSdk): void {
    this.#theme.set(themeName(app.getTheme?.()));
    event.onThemeChanged?.((theme) => this.#theme.set(themeName(theme)));
    event.onDateTimeFormatChanged?.(() => this.#dateFormatRevision.update((count) => count + 1));
    event.onGlobalRefresh(() => this.#globalRefresh.next());
  }
}

/** A client without themes, or with one of a name we do not know, is light. */
function themeName(theme: VSphereClientSdk.PluginTheme | undefined): ThemeName {
  return theme?.name === 'dark' ? 'dark' : 'light';
}

function sdk(): VSphereClientSdk.HtmlClientSdk {
  const library = window.htmlClientSdk;
  if (!library) throw new AppFault({ code: 'client-missing' });
  return library;
}

/** Turns a callback of the client's library into a promise with a time limit. */
function answered<T>(ask: (callback: (answer: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AppFault({ code: 'client-timeout' }));
    }, HOST_TIMEOUT_MS);
    ask((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
