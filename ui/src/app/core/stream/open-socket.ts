import { InjectionToken } from '@angular/core';

/** Opens a WebSocket. Replaced in tests. */
export type OpenSocket = (url: string, protocols: string[]) => WebSocket;

/** How WebSockets are opened. */
export const OPEN_SOCKET = new InjectionToken<OpenSocket>('OpenSocket', {
  providedIn: 'root',
  factory: () => (url, protocols) => new WebSocket(url, protocols),
});
