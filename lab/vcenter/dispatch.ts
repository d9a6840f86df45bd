/** One SOAP call: from the request's text to the answer's, with the checks in a vCenter's order. */
import { PropertyCollector } from './collector/property-collector.ts';
import { enabledOnly } from './disabled-methods.ts';
import type { Call, Result } from './method.ts';
import type { MethodRegistry } from './method-registry.ts';
import { methodFor } from './method-registry.ts';
import { isEntity, securedEntity } from './model/managed-object.ts';
import type { ManagedObject } from './model/managed-object.ts';
import { PROPERTY_COLLECTOR } from './service-content.ts';
import type { Session } from './sessions.ts';
import {
  Fault,
  invalidRequest,
  managedObjectNotFound,
  methodNotFound,
  noPermission,
  notAuthenticated,
  systemError,
} from './soap/fault.ts';
import type { Ref, RequestElement } from './soap/request-element.ts';
import { parseRequest } from './soap/request-parser.ts';
import { checkParameters } from './soap/request-schema.ts';
import type { Value } from './soap/value.ts';
import { elementXml } from './soap/value.ts';
import type { World } from './world.ts';

export interface CallContext {
  readonly session: Session | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly begin: (session: Session) => void;
}

export interface Answer {
  readonly status: 200 | 500;
  readonly method: string;
  /** Type of the fault, if it is one. */
  readonly fault: string | null;
  /** Content of the method's response element, or the fault. */
  readonly pieces: Iterable<string>;
}

/** What a request calls, as it says itself. */
export interface CallTarget {
  readonly method: string;
  readonly moid: string;
}

/** Told of every call that was understood, before (`call`) and after its work; may throw a fault or wait. `true`: it has answered. */
export type Interceptor = (target: CallTarget, at: 'call' | 'answer') => Promise<boolean>;

export async function answerCall(
  xml: string,
  world: World,
  methods: MethodRegistry,
  context: CallContext,
  intercept: Interceptor = () => Promise.resolve(false),
): Promise<Answer> {
  let name = '';
  try {
    const { call } = parseRequest(xml);
    name = call.name;
    const target = { method: name, moid: call.children[0]?.text ?? '' };
    if (await intercept(target, 'call')) return { status: 200, method: name, fault: null, pieces: [] };
    const result = await invoke(call, world, methods, context);
    if (await intercept(target, 'answer')) return { status: 200, method: name, fault: null, pieces: [] };
    return { status: 200, method: name, fault: null, pieces: piecesOf(result) };
  } catch (error) {
    const fault = error instanceof Fault ? error : unexpected(error);
    return { status: 500, method: name, fault: fault.type, pieces: [fault.toXml()] };
  }
}

function unexpected(error: unknown): Fault {
  console.error(error);
  return systemError('The simulator failed; see its log.');
}

async function invoke(
  args: RequestElement,
  world: World,
  methods: MethodRegistry,
  context: CallContext,
): Promise<Result> {
  const ref = selfOf(args);
  const candidates = methods.get(args.name);
  if (candidates === undefined) throw methodNotFound(ref, args.name);
  const { session } = context;
  if (session === null && candidates.every((method) => method.privilege !== null)) {
    throw notAuthenticated(ref, candidates[0]?.privilege ?? 'System.View');
  }
  const self = world.find(ref, session) ?? (session === null ? anonymousCollector(ref, world) : undefined);
  if (self === undefined) throw managedObjectNotFound(ref);
  const method = methodFor(candidates, self.type);
  if (method === undefined) throw methodNotFound(ref, args.name);
  checkParameters(args, method.parameters);
  const { signal } = context;
  if (method.privilege === null) return method.run({ world, self, args, ...context });
  if (session === null) throw notAuthenticated(ref, method.privilege);
  checkPrivilege(method.privilege, self, world, session);
  if (isEntity(self)) enabledOnly(self, args.name);
  const call: Call = { world, session, self, args, signal };
  session.openCalls++;
  try {
    return await method.run(call);
  } finally {
    session.openCalls--;
    session.lastActiveTime = world.now();
  }
}

/** `_this` comes first, as the WSDL has it. */
function selfOf(args: RequestElement): Ref {
  const [first] = args.children;
  if (first?.name !== '_this' || first.refType === null) {
    throw invalidRequest(`While parsing ${args.name}: _this must come first and have a type.`);
  }
  return { type: first.refType, value: first.text };
}

/** Without a session the default property collector still answers for what is public. */
function anonymousCollector(ref: Ref, world: World): ManagedObject | undefined {
  const isDefault = ref.type === 'PropertyCollector' && ref.value === PROPERTY_COLLECTOR;
  return isDefault ? new PropertyCollector(PROPERTY_COLLECTOR, world) : undefined;
}

function checkPrivilege(privilege: string, self: ManagedObject, world: World, session: Session): void {
  const secured = securedEntity(self, world.inventory.objects);
  if (secured === undefined && privilege === 'System.View') return;
  const entity = secured?.moid ?? world.inventory.rootFolder;
  const object: Ref = { type: secured?.type ?? 'Folder', value: entity };
  if (!world.authorization.hasPrivilege(session.user, entity, 'System.View')) throw noPermission(object, 'System.View');
  if (!world.authorization.hasPrivilege(session.user, entity, privilege)) throw noPermission(object, privilege);
}

function piecesOf(result: Result): Iterable<string> {
  if (result === undefined) return [];
  if (isList(result)) return result.map((value) => elementXml('returnval', value, false));
  if (result.kind === 'pieces') return result.pieces;
  return [elementXml('returnval', result, false)];
}

const isList = (result: Exclude<Result, undefined>): result is readonly Value[] => Array.isArray(result);
