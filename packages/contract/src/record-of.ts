import * as Type from 'typebox';

/** Values by any names. `Type.Record` reads patterns of names too, for which it brings a parser into the browser. */
export function recordOf<S extends Type.TSchema>(schema: S): Type.TRecord<'^.*$', S> {
  return Type.RecordFromPattern('^.*$', schema);
}
