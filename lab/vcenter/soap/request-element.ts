/** One element of a request, with readers for what its schema promised. */
import { invalidRequest } from './fault.ts';

export interface Ref {
  readonly type: string;
  readonly value: string;
}

export class RequestElement {
  readonly name: string;
  /** Local part of `xsi:type`. */
  readonly xsiType: string | null;
  /** The unprefixed `type`: a managed object reference. */
  readonly refType: string | null;
  readonly children: RequestElement[] = [];
  text = '';

  constructor(name: string, xsiType: string | null, refType: string | null) {
    this.name = name;
    this.xsiType = xsiType;
    this.refType = refType;
  }

  optional(name: string): RequestElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  child(name: string): RequestElement {
    const child = this.optional(name);
    if (child === undefined) throw invalidRequest(`The required element ${name} is missing in ${this.name}.`);
    return child;
  }

  all(name: string): RequestElement[] {
    return this.children.filter((child) => child.name === name);
  }

  string(name: string): string {
    return this.child(name).text;
  }

  optionalString(name: string): string | undefined {
    return this.optional(name)?.text;
  }

  strings(name: string): string[] {
    return this.all(name).map((child) => child.text);
  }

  number(name: string): number {
    return Number(this.child(name).text.trim());
  }

  optionalNumber(name: string): number | undefined {
    const value = this.optional(name)?.text.trim();
    return value === undefined ? undefined : Number(value);
  }

  /** An absent boolean is false, as unset optional ones are on a vCenter. */
  boolean(name: string): boolean {
    return this.optionalBoolean(name) ?? false;
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.optional(name)?.text.trim();
    return value === undefined ? undefined : value === 'true' || value === '1';
  }

  optionalDate(name: string): Date | undefined {
    const value = this.optional(name)?.text.trim();
    return value === undefined ? undefined : new Date(value);
  }

  ref(name: string): Ref {
    return asRef(this.child(name));
  }

  optionalRef(name: string): Ref | undefined {
    const child = this.optional(name);
    return child === undefined ? undefined : asRef(child);
  }

  refs(name: string): Ref[] {
    return this.all(name).map(asRef);
  }
}

function asRef(element: RequestElement): Ref {
  if (element.refType === null) throw invalidRequest(`The reference ${element.name} has no type.`);
  return { type: element.refType, value: element.text };
}
