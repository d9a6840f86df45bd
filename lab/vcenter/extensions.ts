/** Extension records, kept over a restart through the state file. */
import { invalidArgument, notFound } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import { parseRequest } from './soap/request-parser.ts';
import { elementText, valueOf } from './soap/request-value.ts';
import { envelope } from './soap/envelope.ts';
import type { DataObject } from './soap/value.ts';

interface ExtensionRecord {
  readonly value: DataObject;
  readonly source: RequestElement;
}

/** Characters that a key must not contain. */
const BAD_KEY = /[,/\\#+><=;"\p{Cc}]|[^\S ]/u;

export class Extensions {
  readonly #records = new Map<string, ExtensionRecord>();
  readonly #onChange: (key: string) => void;
  /** Called after every change, to keep the records. */
  onSave: () => void = () => undefined;

  constructor(onChange: (key: string) => void) {
    this.#onChange = onChange;
  }

  find(key: string): DataObject | undefined {
    return this.#records.get(key)?.value;
  }

  list(): DataObject[] {
    return [...this.#records.values()].map((record) => record.value);
  }

  /** Throws `InvalidArgument` with `extension.key` for a known or malformed key. */
  register(extension: RequestElement): void {
    const key = extension.string('key');
    if (key === '' || BAD_KEY.test(key) || this.#records.has(key)) throw invalidArgument('extension.key');
    this.#put(key, extension);
  }

  /** Throws `NotFound`. */
  update(extension: RequestElement): void {
    const key = extension.string('key');
    if (!this.#records.has(key)) throw notFound();
    this.#put(key, extension);
  }

  /** Throws `NotFound`. */
  unregister(key: string): void {
    if (!this.#records.delete(key)) throw notFound();
    this.#told(key);
  }

  privileges(): string[] {
    return this.#values('privilegeList', 'privID');
  }

  hasTaskType(taskTypeId: string): boolean {
    return this.#values('taskList', 'taskID').includes(taskTypeId);
  }

  /** The records as XML texts, for `restore`. */
  save(): string[] {
    return [...this.#records.values()].map((record) => elementText(record.source));
  }

  restore(records: readonly string[]): void {
    for (const xml of records) {
      const { call } = parseRequest(envelope(xml));
      this.#records.set(call.string('key'), { value: valueOf(call, 'Extension'), source: call });
    }
  }

  #put(key: string, source: RequestElement): void {
    this.#records.set(key, { value: valueOf(source, 'Extension'), source });
    this.#told(key);
  }

  #told(key: string): void {
    this.onSave();
    this.#onChange(key);
  }

  #values(list: string, field: string): string[] {
    return [...this.#records.values()].flatMap(({ source }) => source.all(list).map((item) => item.string(field)));
  }
}
