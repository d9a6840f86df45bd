import { Check } from 'typebox/schema';
import * as Type from 'typebox';

/** A value without what its schema does not name. It is written here because the library's own brings all of it into the browser. */
export function onlyKnown(schema: Type.TSchema, value: unknown): unknown {
  if (Type.IsUnion(schema)) {
    const branch = schema.anyOf.find((each) => Check(each, value));
    return branch === undefined ? value : onlyKnown(branch, value);
  }
  if (Type.IsArray(schema) && Array.isArray(value)) return value.map((row: unknown) => onlyKnown(schema.items, row));
  if (!Type.IsObject(schema) || typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(schema.properties, name));
  return Object.fromEntries(known.map(([name, inner]) => [name, innerOf(schema, name, inner)]));
}

function innerOf({ properties }: Type.TObject, name: string, value: unknown): unknown {
  const schema = properties[name];
  return schema === undefined ? value : onlyKnown(schema, value);
}
