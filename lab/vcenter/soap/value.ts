/** Values as answers carry them, and their XML. */
import { escapeAttribute, escapeXml } from './escape.ts';

export interface Leaf {
  readonly kind: 'leaf';
  /** Type name as `xsi:type` says it: `xsd:int`, or an enumeration's name. */
  readonly type: string;
  readonly text: string;
}

export interface Reference {
  readonly kind: 'reference';
  readonly type: string;
  readonly value: string;
}

export interface DataObject {
  readonly kind: 'object';
  readonly type: string;
  /** In the order of the WSDL; absent values are left out. */
  readonly fields: Readonly<Record<string, Value | undefined>>;
  /** True where the declared type is a supertype, so that `xsi:type` is needed. */
  readonly isSubtype: boolean;
}

export interface ArrayValue {
  readonly kind: 'array';
  /** Element type, which names both `ArrayOf…` and its elements. */
  readonly of: string;
  readonly items: readonly Value[];
}

/** A value in a place declared `anyType`: always with its `xsi:type`. */
export interface AnyValue {
  readonly kind: 'any';
  readonly value: Value;
}

/** XML taken over from a request as it was (a task's result, for example). */
export interface RawXml {
  readonly kind: 'raw';
  readonly type: string;
  readonly xml: string;
}

export type Value = Leaf | Reference | DataObject | ArrayValue | AnyValue | RawXml;

const leaf = (type: string, value: string): Leaf => ({ kind: 'leaf', type, text: value });

export const text = (value: string): Leaf => leaf('xsd:string', value);
export const int = (value: number): Leaf => leaf('xsd:int', String(Math.trunc(value)));
export const short = (value: number): Leaf => leaf('xsd:short', String(Math.trunc(value)));
export const long = (value: number | bigint): Leaf =>
  leaf('xsd:long', typeof value === 'bigint' ? String(value) : String(Math.trunc(value)));
export const dateTime = (value: Date): Leaf => leaf('xsd:dateTime', value.toISOString());
export const enumeration = (type: string, value: string): Leaf => leaf(type, value);

const TRUE = leaf('xsd:boolean', 'true');
const FALSE = leaf('xsd:boolean', 'false');
export const boolean = (value: boolean): Leaf => (value ? TRUE : FALSE);

export const reference = (type: string, value: string): Reference => ({ kind: 'reference', type, value });
export const any = (value: Value): AnyValue => ({ kind: 'any', value });
export const array = (of: string, items: readonly Value[]): ArrayValue => ({ kind: 'array', of, items });
export const texts = (items: readonly string[]): ArrayValue => array('string', items.map(text));

export function object(type: string, fields: Readonly<Record<string, Value | undefined>>): DataObject {
  return { kind: 'object', type, fields, isSubtype: false };
}

/** A data object in a place declared with one of its supertypes. */
export function subtype(type: string, fields: Readonly<Record<string, Value | undefined>>): DataObject {
  return { kind: 'object', type, fields, isSubtype: true };
}

/** `<name …>…</name>`; `typed` adds `xsi:type`, as a place declared `anyType` needs. An array in an untyped place repeats the element. */
export function elementXml(name: string, value: Value, typed: boolean): string {
  switch (value.kind) {
    case 'leaf':
      return typed
        ? `<${name} xsi:type="${value.type}">${escapeXml(value.text)}</${name}>`
        : `<${name}>${escapeXml(value.text)}</${name}>`;
    case 'reference': {
      const type = typed ? ' xsi:type="ManagedObjectReference"' : '';
      return `<${name} type="${attribute(value.type)}"${type}>${escapeXml(value.value)}</${name}>`;
    }
    case 'object': {
      const type = typed || value.isSubtype ? ` xsi:type="${value.type}"` : '';
      return `<${name}${type}>${fieldsXml(value)}</${name}>`;
    }
    case 'array':
      return typed
        ? `<${name} xsi:type="ArrayOf${capitalised(value.of)}">${itemsXml(value.of, value.items)}</${name}>`
        : itemsXml(name, value.items);
    case 'any':
      return elementXml(name, value.value, true);
    case 'raw':
      return typed
        ? `<${name} xsi:type="${attribute(value.type)}">${value.xml}</${name}>`
        : `<${name}>${value.xml}</${name}>`;
  }
}

/** The child elements of a data object. */
export function fieldsXml(value: DataObject): string {
  let xml = '';
  for (const [name, field] of Object.entries(value.fields)) {
    if (field !== undefined) xml += elementXml(name, field, false);
  }
  return xml;
}

function itemsXml(name: string, items: readonly Value[]): string {
  let xml = '';
  for (const item of items) xml += elementXml(name, item, false);
  return xml;
}

/** Types of references may come from a request. */
const attribute = (type: string): string => (/^\w+$/.test(type) ? type : escapeAttribute(type));

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
