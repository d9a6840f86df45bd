import type { VimValue } from '../values.ts';
import { internedText, keptText } from './kept-text.ts';
import type { XmlHandler } from './xml.ts';

/** Takes elements out of the tree as soon as each is complete, so that a long list never exists as a whole. */
export interface ElementTap {
  /** Local names of the elements. */
  readonly elements: readonly string[];
  /** Their depth; the root has 0. */
  readonly depth: number;
  take(value: VimValue, element: string): void;
}

export interface TreeOptions {
  /** Local name that the root must have; for anything else what `refuse` makes is thrown. */
  readonly root?: { readonly name: string; refuse(): Error } | undefined;
  readonly tap?: ElementTap | undefined;
  /** Which keys of option lists (`extraConfig`) to keep; all if absent. */
  readonly keepOption?: ((key: string) => boolean) | undefined;
}

interface Frame {
  name: string;
  referenceType: string | undefined;
  xsiType: string | undefined;
  isNil: boolean;
  text: string;
  fields: Record<string, VimValue> | undefined;
  items: VimValue[] | undefined;
  /** Names that came more than once, so that a list that is one value is told from a list of values. */
  repeated: Set<string> | undefined;
  isOptionList: boolean;
  isOption: boolean;
  isSkipped: boolean;
}

function emptyFrame(): Frame {
  return {
    name: '',
    referenceType: undefined,
    xsiType: undefined,
    isNil: false,
    text: '',
    fields: undefined,
    items: undefined,
    repeated: undefined,
    isOptionList: false,
    isOption: false,
    isSkipped: false,
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function integerOf(text: string): VimValue {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  return /^\s*[+-]?\d{1,40}\s*$/.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : keptText(text);
}

function doubleOf(text: string): VimValue {
  const trimmed = text.trim();
  if (trimmed === 'INF') return Infinity;
  if (trimmed === '-INF') return -Infinity;
  const value = Number(trimmed);
  return trimmed === '' || (Number.isNaN(value) && trimmed !== 'NaN') ? keptText(text) : value;
}

function scalarOf(xsiType: string, text: string): VimValue {
  switch (localName(xsiType)) {
    case 'int':
    case 'short':
    case 'byte':
    case 'long':
    case 'unsignedInt':
    case 'unsignedShort':
    case 'unsignedByte':
      return text.trim() === '' ? keptText(text) : integerOf(text);
    case 'float':
    case 'double':
      return doubleOf(text);
    case 'boolean':
      return text === 'true' || text === '1';
    default:
      return keptText(text);
  }
}

/**
 * Builds values from XML without a schema: an unprefixed `type` makes a reference, `xsi:type` (whatever its prefix)
 * scalars and `ArrayOf…` lists, child elements an object in which a repeated name becomes a list, all else is text.
 */
export class TreeBuilder implements XmlHandler {
  /** The root's value, after the end. */
  root: VimValue | undefined;
  /** One frame per depth, used again and again. */
  readonly #frames: Frame[] = [];
  readonly #options: TreeOptions;
  #depth = -1;

  constructor(options: TreeOptions = {}) {
    this.#options = options;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#frames[this.#depth];
    if (parent === undefined) this.#checkRoot(name);
    this.#depth += 1;
    const frame = (this.#frames[this.#depth] ??= emptyFrame());
    frame.name = localName(name);
    frame.text = '';
    frame.fields = undefined;
    frame.items = undefined;
    frame.repeated = undefined;
    frame.referenceType = undefined;
    frame.xsiType = undefined;
    frame.isNil = false;
    for (const attribute in attributes) {
      const value = attributes[attribute];
      if (value === undefined) continue;
      if (attribute === 'type') frame.referenceType = internedText(value);
      else if (attribute.endsWith(':type')) frame.xsiType = internedText(value);
      else if (attribute.endsWith(':nil')) frame.isNil = value === 'true' || value === '1';
    }
    frame.isOptionList = frame.xsiType === 'ArrayOfOptionValue';
    frame.isOption = parent?.isOptionList ?? false;
    frame.isSkipped = parent?.isSkipped ?? false;
    if (frame.xsiType?.startsWith('ArrayOf') === true) frame.items = [];
  }

  #checkRoot(name: string): void {
    const { root } = this.#options;
    if (root !== undefined && localName(name) !== root.name) throw root.refuse();
  }

  text(text: string): void {
    const frame = this.#frames[this.#depth];
    if (frame === undefined || frame.isSkipped || frame.fields !== undefined || frame.items !== undefined) return;
    frame.text = frame.text === '' ? text : frame.text + text;
  }

  close(): void {
    const frame = this.#frames[this.#depth];
    if (frame === undefined) return;
    this.#depth -= 1;
    if (frame.isNil || frame.isSkipped) return;
    const value = this.#valueOf(frame);
    const { tap } = this.#options;
    if (tap?.depth === this.#depth + 1 && tap.elements.includes(frame.name)) {
      tap.take(value, frame.name);
      return;
    }
    const parent = this.#frames[this.#depth];
    if (parent === undefined) this.root = value;
    else this.#add(parent, frame.name, value);
  }

  #valueOf(frame: Frame): VimValue {
    if (frame.referenceType !== undefined) return { type: frame.referenceType, value: keptText(frame.text) };
    if (frame.items !== undefined) return frame.items;
    if (frame.fields !== undefined) {
      if (frame.xsiType !== undefined && !frame.isOption) frame.fields['typeName'] = frame.xsiType;
      return frame.fields;
    }
    if (frame.xsiType === undefined) return keptText(frame.text);
    if (frame.xsiType.includes(':')) return scalarOf(frame.xsiType, frame.text);
    // A data object without any field keeps its type (as faults do); an enumeration's value is text.
    return frame.text.trim() === '' ? { typeName: frame.xsiType } : keptText(frame.text);
  }

  #add(parent: Frame, name: string, value: VimValue): void {
    if (parent.isSkipped) return;
    if (parent.items !== undefined) {
      parent.items.push(value);
      return;
    }
    if (parent.isOption && name === 'key' && typeof value === 'string') {
      if (this.#options.keepOption?.(value) === false) {
        parent.isSkipped = true;
        return;
      }
      value = internedText(value);
    }
    // An element of this name would change the object's prototype; vSphere has none.
    if (name === '__proto__') return;
    const fields = (parent.fields ??= {});
    if (!Object.hasOwn(fields, name)) {
      fields[name] = value;
      return;
    }
    const known = fields[name];
    if (known === undefined) return;
    if (parent.repeated?.has(name) === true && Array.isArray(known)) known.push(value);
    else {
      fields[name] = [known, value];
      (parent.repeated ??= new Set()).add(name);
    }
  }
}
