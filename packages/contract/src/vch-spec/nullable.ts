import * as Type from 'typebox';

/** A value that may not be chosen yet, or that stands for "as the server does it". */
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
