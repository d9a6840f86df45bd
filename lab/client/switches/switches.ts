import type { VcenterState } from '../browser/wire.ts';

/** What the switch `proxy.delay` or `proxy.fail` does to requests whose path contains `pattern`. */
export interface ProxyTrouble {
  readonly pattern: string;
  readonly delayMs: number;
  /** HTTP status to answer with; `cut` ends the connection; null lets the request through. */
  readonly fail: number | 'cut' | null;
}

/** State of the test switches on the server side. Everything is off at the start. */
export class Switches {
  readonly #troubles = new Map<string, ProxyTrouble>();
  /** Whether plug-in servers seem to show another certificate. */
  isCertificateMismatched = false;
  /** What becomes of dynamic-extension answers. */
  spi: 'normal' | 'timeout' | 'garbage' = 'normal';

  setTrouble(name: string, trouble: ProxyTrouble | null): void {
    if (trouble) this.#troubles.set(name, trouble);
    else this.#troubles.delete(name);
  }

  /** The trouble that a proxied path meets. */
  troubleFor(path: string): { readonly delayMs: number; readonly fail: number | 'cut' | null } {
    let delayMs = 0;
    let fail: ProxyTrouble['fail'] = null;
    for (const trouble of this.#troubles.values()) {
      if (!path.includes(trouble.pattern)) continue;
      delayMs += trouble.delayMs;
      fail ??= trouble.fail;
    }
    return { delayMs, fail };
  }
}

/** Which vCenter a switch value names: by name, GUID, or the first for `true`. */
export function namedVcenter(value: string, vcenters: readonly VcenterState[]): VcenterState | undefined {
  return vcenters.find(({ name, guid }) => name === value || guid === value);
}
