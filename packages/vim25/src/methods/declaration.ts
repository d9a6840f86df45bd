import type { VimValue } from '../values.ts';
import type { Fields, ValuesOf } from '../wire/encode.ts';
import type { ElementTap } from '../wire/tree.ts';

/**
 * A method of the vSphere API, declared rather than written: its parameters in the order of the WSDL with their types,
 * and what its return value becomes. Nothing else is needed to call it.
 */
export interface MethodDeclaration<F extends Fields, R> {
  readonly parameters: F;
  /** Reads change nothing at vCenter: they may be repeated after a lost connection. */
  readonly isRead: boolean;
  decode(returned: VimValue | undefined): R;
  /** Repeated elements of the answer that can be taken one at a time; depth as in `ElementTap`. */
  readonly streams?: Streams;
  /** Of the call's elements, where it is not that of the public API. */
  readonly namespace?: string;
}

/** Elements of an answer that can be taken one at a time. */
export type Streams = Pick<ElementTap, 'elements' | 'depth'>;

/** The arguments of a declared method. */
export type ArgsOf<D> = D extends MethodDeclaration<infer F, unknown> ? ValuesOf<F> : never;
/** The result of a declared method. */
export type ResultOf<D> = D extends MethodDeclaration<Fields, infer R> ? R : never;

/** Declares a method that changes nothing. */
export function read<F extends Fields, R>(
  parameters: F,
  decode: (returned: VimValue | undefined) => R,
  streams?: Streams,
): MethodDeclaration<F, R> {
  return { parameters, decode, isRead: true, ...(streams === undefined ? {} : { streams }) };
}

/** Declares a method that changes something: it is never repeated by itself. */
export function write<F extends Fields, R>(
  parameters: F,
  decode: (returned: VimValue | undefined) => R,
  streams?: Streams,
): MethodDeclaration<F, R> {
  return { ...read(parameters, decode, streams), isRead: false };
}

/** The same method in the namespace of those that the public WSDL leaves out. */
export function internal<F extends Fields, R>(declaration: MethodDeclaration<F, R>): MethodDeclaration<F, R> {
  return { ...declaration, namespace: 'urn:internalvim25' };
}
