import { property } from '../frame-protocol.ts';
import { run, sanitized } from './callbacks.ts';
import type { Connection } from './connection.ts';
import type { Members } from './exposed-members.ts';

let modals = 0;

/** `htmlClientSdk.modal`. Callbacks stay here under a local id; only data travels. */
export function modalMembers(connection: Connection): Members {
  const { link, frame, modalCallbacks } = connection;
  const open = (member: string) => (config: unknown) => {
    const id = ++modals;
    modalCallbacks.set(id, { onClosed: property(config, 'onClosed'), buttons: [] });
    link.cast(member, { id, config: modalConfig(config, frame.document.baseURI) });
  };
  return {
    'modal.open': open('modal.open'),
    'modal.openSharedModal': open('modal.openSharedModal'),
    'modal.close': (...data) =>
      link.cast('modal.close', data.length > 0 && data[0] !== undefined ? { data: data[0] } : {}),
    'modal.setOptions': (options) => link.cast('modal.setOptions', sanitized(options)),
    'modal.getCustomData': () => {
      const data: unknown = structuredClone(connection.snapshot.customData ?? null);
      return data;
    },
    'modal.openConfirmationModal': (config) => {
      const id = ++modals;
      const buttons = property(config, 'buttons');
      const list: unknown[] = Array.isArray(buttons) ? buttons : [];
      const callbacks = list.map((button) => property(button, 'callback'));
      modalCallbacks.set(id, { onClosed: property(config, 'onClosed'), buttons: callbacks });
      link.cast('modal.openConfirmationModal', { id, config: sanitized(config) });
    },
    'modal.getSharedModalsMap': (pluginId, callback) =>
      link.request('modal.getSharedModalsMap', pluginId, (value) => run(callback, value)),
  };
}

/** The configuration that travels: the address made absolute, without functions, sanitised unless told not to. */
function modalConfig(config: unknown, baseUri: string): Record<string, unknown> {
  if (typeof config !== 'object' || config === null) return {};
  const plain = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value !== 'function'));
  const url: unknown = plain['url'];
  if (typeof url === 'string') plain['url'] = new URL(url, baseUri).href;
  if (plain['sanitizeData'] === false) return plain;
  const safe = sanitized(plain);
  return typeof safe === 'object' && safe !== null ? { ...safe } : {};
}
