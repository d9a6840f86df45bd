/** Data objects of requests as values that answers can carry. */
import { DATA_TYPES } from './data-types.ts';
import { escapeAttribute, escapeXml } from './escape.ts';
import type { RequestElement } from './request-element.ts';
import type { DataObject, Value } from './value.ts';
import { any, array, object, reference } from './value.ts';

/** The value of a checked data object of a type of `DATA_TYPES`. */
export function valueOf(element: RequestElement, type: string): DataObject {
  const fields: Record<string, Value | undefined> = {};
  for (const part of (DATA_TYPES[element.xsiType ?? type] ?? '').split(' ')) {
    const [, name = '', fieldType = '', occurrence = ''] = /^(\w+):(\w+)([?*+]?)$/.exec(part) ?? [];
    const children = element.all(name);
    const [first] = children;
    if (occurrence === '*' || occurrence === '+') {
      if (first)
        fields[name] = array(
          fieldType,
          children.map((child) => fieldValue(child, fieldType)),
        );
    } else if (first) {
      fields[name] = fieldValue(first, fieldType);
    }
  }
  return object(element.xsiType ?? type, fields);
}

function fieldValue(element: RequestElement, type: string): Value {
  if (type === 'ref') return reference(element.refType ?? '', element.text);
  if (type === 'any') return any(anyValue(element));
  if (DATA_TYPES[type] !== undefined) return valueOf(element, type);
  return { kind: 'leaf', type: `xsd:${type}`, text: element.text };
}

/** A value of `anyType` handed back as it came. */
export function anyValue(element: RequestElement): Value {
  if (element.refType !== null) return reference(element.refType, element.text);
  if (element.children.length > 0) return { kind: 'raw', type: element.xsiType ?? '', xml: childrenXml(element) };
  const { xsiType } = element;
  const isSchemaType = xsiType !== null && /^(string|int|long|short|byte|boolean|double|float|dateTime)$/.test(xsiType);
  return {
    kind: 'leaf',
    type: isSchemaType ? `xsd:${xsiType}` : escapeAttribute(xsiType ?? 'xsd:string'),
    text: element.text,
  };
}

/** The element written out again, for the state file. */
export function elementText(element: RequestElement): string {
  const type = element.xsiType === null ? '' : ` xsi:type="${escapeAttribute(element.xsiType)}"`;
  const ref = element.refType === null ? '' : ` type="${escapeAttribute(element.refType)}"`;
  const content = element.children.length > 0 ? childrenXml(element) : escapeXml(element.text);
  return `<${element.name}${ref}${type}>${content}</${element.name}>`;
}

const childrenXml = (element: RequestElement): string => element.children.map(elementText).join('');
