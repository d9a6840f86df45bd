/**
 * What the SDK library in a plug-in's frame and the shell around it say to each other. The real client's protocol is
 * private; this one is our own. A frame says hello to its parent, gets a snapshot and a message port, and everything
 * else goes through the port.
 */
export interface Hello {
  readonly vicStandin: 1;
  readonly t: 'hello';
}

export interface Init {
  readonly vicStandin: 1;
  readonly t: 'init';
  readonly snapshot: Snapshot;
}

/** How dates are to be written; the options of `Intl.DateTimeFormat` that users choose among. */
export interface DateOptions {
  readonly dateStyle: 'full' | 'long' | 'medium' | 'short';
  readonly timeStyle: 'full' | 'long' | 'medium' | 'short';
  /** Null: as the locale has it. */
  readonly hour12: boolean | null;
  /** Null: the browser's. */
  readonly timeZone: string | null;
}

export interface ApiEndpoints {
  readonly uiApiEndpoint: {
    readonly origin: string;
    readonly pathname: string;
    readonly queryParams: readonly { readonly name: string; readonly value: string }[];
    readonly fullUrl: string;
  };
}

export type FrameKind = 'global' | 'object' | 'card' | 'modal';

/** What the synchronous getters of the library answer. */
export interface Snapshot {
  readonly kind: FrameKind;
  readonly contextObjects: readonly unknown[];
  readonly navigationData: unknown;
  readonly customData: unknown;
  readonly locale: string;
  readonly theme: { readonly name: 'light' | 'dark' };
  readonly clientInfo: { readonly type: 'HTML'; readonly version: string };
  readonly apiEndpoints: ApiEndpoints;
  readonly dateFormat: DateOptions;
  /** The members to expose, such as `app.getTheme`. */
  readonly methods: readonly string[];
}

/** Frame to shell; a request wants a response, a cast none. */
export type FrameMessage =
  | { readonly t: 'req'; readonly id: number; readonly m: string; readonly a: unknown }
  | { readonly t: 'cast'; readonly m: string; readonly a: unknown };

/** Shell to frame. */
export type ShellMessage =
  | { readonly t: 'res'; readonly id: number; readonly ok: boolean; readonly v: unknown }
  | { readonly t: 'evt'; readonly e: 'globalRefresh' }
  | { readonly t: 'evt'; readonly e: 'themeChanged'; readonly v: Snapshot['theme'] }
  | { readonly t: 'evt'; readonly e: 'dateTimeFormatChanged'; readonly v: DateOptions }
  | {
      readonly t: 'evt';
      readonly e: 'modalClosed';
      readonly id: number;
      readonly v?: unknown;
      readonly hasValue: boolean;
    }
  | { readonly t: 'evt'; readonly e: 'confirmButton'; readonly id: number; readonly index: number }
  | { readonly t: 'evt'; readonly e: 'confirmDismissed'; readonly id: number };

/** Every member of any release; a name outside this list is a mistake of the caller. */
export const ALL_MEMBERS: readonly string[] = [
  'app.getContextObjects',
  'app.getNavigationData',
  'app.navigateTo',
  'app.navigateToClientView',
  'app.getSessionInfo',
  'app.getPluginBackendInfo',
  'app.getApiEndpoints',
  'app.getClientInfo',
  'app.getClientLocale',
  'app.getTheme',
  'app.formatDateTime',
  'app.refreshPluginItemsState',
  'app.getRemotePluginNavigationMap',
  'app.navigateToRemotePluginView',
  'event.onGlobalRefresh',
  'event.onThemeChanged',
  'event.onDateTimeFormatChanged',
  'modal.open',
  'modal.close',
  'modal.getCustomData',
  'modal.setOptions',
  'modal.openConfirmationModal',
  'modal.getSharedModalsMap',
  'modal.openSharedModal',
];

/** A property of a value that may be anything. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

export function isHello(value: unknown): value is Hello {
  return property(value, 'vicStandin') === 1 && property(value, 't') === 'hello';
}

export function isInit(value: unknown): value is Init {
  return (
    property(value, 'vicStandin') === 1 &&
    property(value, 't') === 'init' &&
    typeof property(value, 'snapshot') === 'object'
  );
}

export function isFrameMessage(value: unknown): value is FrameMessage {
  const kind = property(value, 't');
  if (typeof property(value, 'm') !== 'string') return false;
  return kind === 'cast' || (kind === 'req' && typeof property(value, 'id') === 'number');
}

export function isShellMessage(value: unknown): value is ShellMessage {
  const kind = property(value, 't');
  return kind === 'res' || (kind === 'evt' && typeof property(value, 'e') === 'string');
}
