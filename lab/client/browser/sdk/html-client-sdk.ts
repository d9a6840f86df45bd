import type { ShellMessage } from '../frame-protocol.ts';
import { appMembers } from './app-members.ts';
import { run, type Callback } from './callbacks.ts';
import type { Connection } from './connection.ts';
import { exposed, type Members } from './exposed-members.ts';
import { FrameLink, greet } from './frame-link.ts';
import { modalMembers } from './modal-members.ts';

/** `window.htmlClientSdk` as plug-ins see it. `app`, `event` and `modal` appear when initialisation completes. */
export interface HtmlClientSdk {
  initialize: Callback;
  isInitialized: () => boolean;
  getProxiedPluginServerOrigin: () => string | null;
  app?: Members;
  event?: Members;
  modal?: Members;
}

/** Makes the library for one frame. */
export function createSdk(frame: Window): HtmlClientSdk {
  const waiting: unknown[] = [];
  const listeners = new Map<string, unknown[]>();
  let isStarted = false;
  let isReady = false;

  const complete = (connection: Connection): void => {
    const members = { ...appMembers(connection), ...eventMembers(listeners), ...modalMembers(connection) };
    for (const area of ['app', 'event', 'modal'] as const) sdk[area] = exposed(area, members, connection);
    isReady = true;
    for (const callback of waiting.splice(0)) run(callback);
  };

  const start = (): void => {
    isStarted = true;
    greet(frame, (snapshot, port) => {
      const link = new FrameLink(port, (event) => dispatch(connection, listeners, event));
      const connection: Connection = { link, frame, snapshot, modalCallbacks: new Map() };
      complete(connection);
    });
  };

  const sdk: HtmlClientSdk = {
    initialize(callback: unknown) {
      if (isReady) {
        run(callback);
        return;
      }
      waiting.push(callback);
      if (!isStarted) start();
    },
    isInitialized: () => isReady,
    getProxiedPluginServerOrigin() {
      const { origin, pathname } = frame.location;
      const route = /^\/plugins\/[^/]+\/[^/]+/u.exec(pathname)?.[0];
      return route === undefined ? null : origin + route;
    },
  };
  return sdk;
}

/** Subscriptions last as long as the page: the API has no way to end one. */
function eventMembers(listeners: Map<string, unknown[]>): Members {
  const on =
    (event: string): Callback =>
    (callback) => {
      listeners.set(event, [...(listeners.get(event) ?? []), callback]);
    };
  return {
    'event.onGlobalRefresh': on('globalRefresh'),
    'event.onThemeChanged': on('themeChanged'),
    'event.onDateTimeFormatChanged': on('dateTimeFormatChanged'),
  };
}

function dispatch(
  connection: Connection,
  listeners: ReadonlyMap<string, unknown[]>,
  event: Extract<ShellMessage, { t: 'evt' }>,
): void {
  const { snapshot, modalCallbacks } = connection;
  switch (event.e) {
    case 'themeChanged':
      connection.snapshot = { ...snapshot, theme: event.v };
      break;
    case 'dateTimeFormatChanged':
      connection.snapshot = { ...snapshot, dateFormat: event.v };
      break;
    case 'modalClosed':
    case 'confirmDismissed': {
      const onClosed = modalCallbacks.get(event.id)?.onClosed;
      modalCallbacks.delete(event.id);
      if (event.e === 'modalClosed' && event.hasValue) run(onClosed, event.v);
      else run(onClosed);
      return;
    }
    case 'confirmButton': {
      const callback = modalCallbacks.get(event.id)?.buttons[event.index];
      modalCallbacks.delete(event.id);
      run(callback);
      return;
    }
    case 'globalRefresh':
      break;
  }
  const theme = event.e === 'themeChanged' ? [{ ...event.v }] : [];
  for (const listener of listeners.get(event.e) ?? []) run(listener, ...theme);
}
