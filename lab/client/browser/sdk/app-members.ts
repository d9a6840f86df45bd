import { property, type DateOptions } from '../frame-protocol.ts';
import { run, sanitized } from './callbacks.ts';
import type { Connection } from './connection.ts';
import type { Members } from './exposed-members.ts';

/** `htmlClientSdk.app`. Getters answer copies of what the shell handed over; whoever changes one changes nothing. */
export function appMembers(connection: Connection): Members {
  const { link } = connection;
  const copy = (value: unknown): unknown => structuredClone(value);
  const ask = (member: string, argument: unknown, callback: unknown): void =>
    link.request(member, argument, (value) => run(callback, value));
  return {
    'app.getContextObjects': () => copy(connection.snapshot.contextObjects),
    'app.getNavigationData': () => copy(connection.snapshot.navigationData),
    'app.getClientInfo': () => copy(connection.snapshot.clientInfo),
    'app.getClientLocale': () => connection.snapshot.locale,
    'app.getTheme': () => copy(connection.snapshot.theme),
    'app.getApiEndpoints': () => copy(connection.snapshot.apiEndpoints),
    'app.formatDateTime': (ms, options) => formatDateTime(Number(ms), property(options, 'format'), connection),
    'app.getSessionInfo': (callback) => ask('app.getSessionInfo', null, callback),
    'app.getPluginBackendInfo': (callback) => ask('app.getPluginBackendInfo', null, callback),
    'app.getRemotePluginNavigationMap': (pluginId, callback) =>
      ask('app.getRemotePluginNavigationMap', pluginId, callback),
    'app.navigateTo': (options) => link.cast('app.navigateTo', cloneable(options)),
    'app.navigateToClientView': (options) => link.cast('app.navigateToClientView', sanitized(options)),
    'app.navigateToRemotePluginView': (options) => link.cast('app.navigateToRemotePluginView', cloneable(options)),
    'app.refreshPluginItemsState': () => link.cast('app.refreshPluginItemsState', null),
  };
}

/** Navigation data travels by structured clone; what cannot be cloned is sent as JSON would have it. */
function cloneable(value: unknown): unknown {
  try {
    const copied: unknown = structuredClone(value);
    return copied;
  } catch {
    return sanitized(value);
  }
}

function formatDateTime(ms: number, format: unknown, { snapshot }: Connection): string {
  const { dateStyle, timeStyle, hour12, timeZone } = snapshot.dateFormat;
  const options: Intl.DateTimeFormatOptions = {
    ...(format === 'TIME' ? {} : { dateStyle }),
    ...(format === 'DATE' ? {} : { timeStyle, ...clockOf(hour12) }),
    ...(timeZone === null ? {} : { timeZone }),
  };
  return new Intl.DateTimeFormat(snapshot.locale, options).format(ms);
}

function clockOf(hour12: DateOptions['hour12']): Intl.DateTimeFormatOptions {
  return hour12 === null ? {} : { hour12 };
}
