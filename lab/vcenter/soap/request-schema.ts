/** Checks a request against the WSDL: known elements only, in order, as often as declared, with readable values. */
import { DATA_TYPES } from './data-types.ts';
import { invalidRequest } from './fault.ts';
import type { RequestElement } from './request-element.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isList: boolean;
}

const parsed = new Map<string, readonly Field[]>();

/** Checks the children of a call (`_this` aside) against its parameters, written as in `DATA_TYPES`. */
export function checkParameters(call: RequestElement, parameters: string): void {
  checkFields(
    call.name,
    call.children.filter((child, position) => position !== 0 || child.name !== '_this'),
    fieldsOf(parameters),
  );
}

function fieldsOf(declaration: string): readonly Field[] {
  const known = parsed.get(declaration);
  if (known) return known;
  const fields = declaration
    .split(' ')
    .filter((part) => part !== '')
    .map((part): Field => {
      const [, name = '', type = '', occurrence = ''] = /^(\w+):(\w+)([?*+]?)$/.exec(part) ?? [];
      return {
        name,
        type,
        isRequired: occurrence !== '?' && occurrence !== '*',
        isList: occurrence === '*' || occurrence === '+',
      };
    });
  parsed.set(declaration, fields);
  return fields;
}

function checkFields(holder: string, children: readonly RequestElement[], fields: readonly Field[]): void {
  let position = 0;
  for (const field of fields) {
    let count = 0;
    while (children[position]?.name === field.name && (count === 0 || field.isList)) {
      const child = children[position];
      if (child) checkValue(child, field.type);
      position++;
      count++;
    }
    if (count === 0 && field.isRequired) {
      throw invalidRequest(`While parsing ${holder}: the required element ${field.name} is missing or out of order.`);
    }
  }
  const unexpected = children[position];
  if (unexpected) {
    throw invalidRequest(`While parsing ${holder}: unexpected element ${unexpected.name}, or out of order.`);
  }
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  int: /^\s*[+-]?\d{1,10}\s*$/,
  long: /^\s*[+-]?\d{1,19}\s*$/,
  boolean: /^\s*(true|false|0|1)\s*$/,
  dateTime: /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?\s*$/,
};

function checkValue(element: RequestElement, type: string): void {
  const pattern = PATTERNS[type];
  if (pattern) {
    if (!pattern.test(element.text)) throw invalidRequest(`While parsing ${element.name}: ${type} expected.`);
    return;
  }
  if (type === 'ref') {
    if (element.refType === null) throw invalidRequest(`While parsing ${element.name}: the reference has no type.`);
    return;
  }
  if (type === 'any') {
    if (element.xsiType === null) throw invalidRequest(`While parsing ${element.name}: xsi:type is missing.`);
    return;
  }
  const declaration = DATA_TYPES[element.xsiType ?? type];
  if (declaration !== undefined) checkFields(element.name, element.children, fieldsOf(declaration));
}
