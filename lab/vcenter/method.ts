/** How an API method is written: one file below `methods/` each, exporting `method`. */
import type { ManagedObject } from './model/managed-object.ts';
import type { Session } from './sessions.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { Value } from './soap/value.ts';
import type { World } from './world.ts';

/** XML of `returnval` elements made piece by piece, for long answers. */
export interface XmlPieces {
  readonly kind: 'pieces';
  readonly pieces: Iterable<string>;
}

export type Result = Value | readonly Value[] | XmlPieces | undefined;

export interface Call {
  readonly world: World;
  readonly session: Session;
  readonly self: ManagedObject;
  readonly args: RequestElement;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

/** A call that may come without a session, and may begin one. */
export interface AnonymousCall extends Omit<Call, 'session'> {
  readonly session: Session | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  /** Gives the client the session's cookie. */
  readonly begin: (session: Session) => void;
}

interface MethodBase {
  readonly name: string;
  /** Managed type that has the method; its subtypes have it too. */
  readonly on: string;
  /** In WSDL order, written as in `soap/data-types.ts`. */
  readonly parameters: string;
}

export interface AuthenticatedMethod extends MethodBase {
  /** Needed on the object (managers: on the root folder). System.View is what every session has. */
  readonly privilege: string;
  readonly run: (call: Call) => Result | Promise<Result>;
}

export interface AnonymousMethod extends MethodBase {
  readonly privilege: null;
  readonly run: (call: AnonymousCall) => Result | Promise<Result>;
}

export type Method = AuthenticatedMethod | AnonymousMethod;
