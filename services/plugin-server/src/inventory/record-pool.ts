import { isDeepStrictEqual } from 'node:util';

/**
 * Keeps equal records once, whoever reads them: several users see the same VMs. A record lives as long as someone uses it.
 */
export class RecordPool {
  readonly #records = new Map<string, WeakRef<object>>();
  readonly #cleanup = new FinalizationRegistry<string>((key) => {
    if (this.#records.get(key)?.deref() === undefined) this.#records.delete(key);
  });

  /** The record that everybody shares under this key if it is equal, else this one, shared from now on. */
  intern<T extends object>(key: string, record: T, isOwn: (known: object) => known is T): T {
    const known = this.#records.get(key)?.deref();
    if (known !== undefined && isOwn(known) && isDeepStrictEqual(known, record)) return known;
    this.#records.set(key, new WeakRef(record));
    this.#cleanup.register(record, key);
    return record;
  }

  get size(): number {
    return this.#records.size;
  }
}
