/**
 * Positions in the tree of keys. What follows from the declarations alone is worked out once: the names of map entries and the
 * numbers of list elements are left open in it and filled in when a key is needed.
 */
import type { StructKind } from './kinds.ts';
import { elementKey, fieldKey, joinedKey } from './keys.ts';

const OPEN = '\0';
/** What keys rewrite or cut at, so that a name with it cannot be left open. */
const SPECIAL = /[./@|\0]/;

/** A key whose names are open. There are as many as the declarations have places. */
class KeyTemplate {
  readonly #text: string;
  readonly #parts: readonly string[];
  readonly #fields = new WeakMap<StructKind, readonly (KeyTemplate | null)[]>();
  #element: KeyTemplate | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#parts = text.split(OPEN);
  }

  fill(names: readonly string[]): string {
    let key = this.#parts[0] ?? '';
    for (let index = 0; index < names.length; index += 1) {
      key += (names[index] ?? '') + (this.#parts[index + 1] ?? '');
    }
    return key;
  }

  fieldsOf(kind: StructKind): readonly (KeyTemplate | null)[] {
    const known = this.#fields.get(kind);
    if (known !== undefined) return known;
    const made = kind.entries.map(([, field]) => {
      const key = fieldKey(this.#text, field);
      return key === null ? null : new KeyTemplate(key);
    });
    this.#fields.set(kind, made);
    return made;
  }

  get element(): KeyTemplate {
    this.#element ??= new KeyTemplate(elementKey(this.#text, OPEN));
    return this.#element;
  }
}

/** A place in the tree of keys: that of a structure, a field, an entry or an element. */
export class KeyPosition {
  /** The place above all fields. */
  static readonly top = new KeyPosition(new KeyTemplate(''), []);

  readonly #template: KeyTemplate;
  readonly #names: readonly string[];

  private constructor(template: KeyTemplate, names: readonly string[]) {
    this.#template = template;
    this.#names = names;
  }

  get key(): string {
    return this.#template.fill(this.#names);
  }

  /** The key of the elements that are joined into one text. */
  get joinedKey(): string {
    return joinedKey(this.key);
  }

  /** The place of a structure's field by its number; null when it has no key. */
  field(kind: StructKind, index: number): KeyPosition | null {
    const template = this.#template.fieldsOf(kind)[index] ?? null;
    return template === null ? null : new KeyPosition(template, this.#names);
  }

  /** The place of a map's entry or a list's element. */
  element(name: string | number): KeyPosition {
    const text = String(name);
    return SPECIAL.test(text)
      ? new KeyPosition(new KeyTemplate(elementKey(this.key, text)), [])
      : new KeyPosition(this.#template.element, [...this.#names, text]);
  }
}
