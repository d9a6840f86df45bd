import { InjectionToken, type Signal } from '@angular/core';
import type { Observable } from 'rxjs';

/** Themes of the client. */
export type ThemeName = 'light' | 'dark';

/** A session of the client with a vCenter. */
export interface HostSession {
  readonly sessionToken: string;
}

/** A server of the plug-in. */
export interface BackendServer {
  /** path on the client's origin that leads to the plug-in server, such as `/plugins/vic~1/10.0.0.5-9443` */
  readonly proxiedBaseUrl: string;
  readonly type: string;
}

/** The servers of the plug-in. */
export interface BackendInfo {
  readonly all: readonly BackendServer[];
  readonly perVcenter: ReadonlyMap<string, readonly BackendServer[]>;
}

/** A dialog with a page of ours, drawn over the whole client. */
export interface ModalRequest {
  /** route of the page, such as `/create-vch` */
  readonly path: string;
  /** in the dialog's title bar, which is the client's */
  readonly title: string;
  /** of the page inside the dialog (px); the client clips it to the window */
  readonly size: { readonly width: number; readonly height: number };
  /** ids of the objects that it is about */
  readonly contextObjectIds?: readonly string[];
  /** JSON that the page reads with `modalData()` */
  readonly data?: unknown;
  /** The dialog has gone: with what it was closed with, undefined when the user just closed it. */
  readonly onClosed?: (result: unknown) => void;
}

/**
 * The application that shows our pages: the vSphere Client, or a fake in tests. Everything the ui wants from outside
 * its own frame goes through here.
 */
export interface Host {
  readonly theme: Signal<ThemeName>;
  /** Counts changes of the user's date and time format; read it to format again. */
  readonly dateFormatRevision: Signal<number>;
  /** The user pressed the client's refresh button. */
  readonly globalRefresh: Observable<void>;
  /** Resolves when the client's library is ready; rejects with an `AppFault` when it is not there or does not answer. */
  ready(): Promise<void>;
  /** Locale such as `de-DE`. Only after `ready()`. */
  locale(): string;
  /** Object id of the page's object; null in the global view. Only after `ready()`. */
  contextObjectId(): string | null;
  /** Object ids of everything that the page is about: several when an action was started on several. Only after `ready()`. */
  contextObjectIds(): readonly string[];
  /** Session token for the plug-in server; null when the client's session has ended. Only after `ready()`. */
  session(): Promise<HostSession | null>;
  /** Where the plug-in servers are; null when the client does not tell. Only after `ready()`. */
  backend(): Promise<BackendInfo | null>;
  /** Leaves for the object's own page. Only after `ready()`. */
  openObject(objectId: string): void;
  /** Closes the dialog that this page is in and leads to a page of the global view, such as `/main/vchs`. Only after `ready()`. */
  leaveDialogFor(path: string): void;
  /** The page that `leaveDialogFor` named when it led to this global view; null elsewhere. Only after `ready()`. */
  wantedPage(): string | null;
  /** Opens a dialog; false when this client cannot. Only after `ready()`. */
  openModal(request: ModalRequest): boolean;
  /** Closes the dialog that this page is in; elsewhere nothing happens. Only after `ready()`. */
  closeModal(result?: unknown): void;
  /** What the opener of this page's dialog handed over; null: nothing, or this page is in no dialog. Only after `ready()`. */
  modalData(): unknown;
  /** Date and time as the user prefers them; null when the client cannot. */
  formatDateTime(unixMillis: number): string | null;
}

/** The application that shows our pages. */
export const HOST = new InjectionToken<Host>('Host');
