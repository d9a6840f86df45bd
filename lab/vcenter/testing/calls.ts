/** Calls without a network: the same path as over HTTPS from the request's text on. */
import { answerCall } from '../dispatch.ts';
import type { MethodRegistry } from '../method-registry.ts';
import { loadMethods } from '../method-registry.ts';
import type { VcenterOptions } from '../options.ts';
import type { Session } from '../sessions.ts';
import { World } from '../world.ts';
import { ManualClock } from './manual-clock.ts';
import type { SmallInventory } from './small-inventory.ts';
import { smallInventory } from './small-inventory.ts';

export interface Reply {
  readonly status: 200 | 500;
  readonly xml: string;
  /** Type of the fault; null if it was none. */
  readonly fault: string | null;
}

export interface Lab extends SmallInventory {
  readonly world: World;
  readonly clock: ManualClock;
  readonly login: (user?: string) => Session;
  /** `body` is the method's element. */
  readonly call: (session: Session | null, body: string) => Promise<Reply>;
}

let methods: Promise<MethodRegistry> | null = null;

const NAMESPACES =
  'xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:vim25"';

export const soap = (body: string): string => `<e:Envelope ${NAMESPACES}><e:Body>${body}</e:Body></e:Envelope>`;

export function makeLab(limits: Partial<VcenterOptions> = {}): Lab {
  const small = smallInventory();
  const clock = new ManualClock();
  const world = new World(small.inventory, limits, clock);
  return {
    ...small,
    world,
    clock,
    login: (user = 'administrator@vsphere.local') =>
      world.sessions.login(user, 'VMware1!', { ipAddress: '127.0.0.1', userAgent: 'test' }),
    call: async (session, body) => {
      methods ??= loadMethods();
      const context = {
        session,
        ipAddress: '127.0.0.1',
        userAgent: 'test',
        signal: new AbortController().signal,
        begin: () => undefined,
      };
      const answer = await answerCall(soap(body), world, await methods, context);
      const xml = [...answer.pieces].join('');
      return {
        status: answer.status,
        xml,
        fault: answer.status === 200 ? null : (/xsi:type="(\w+)"/.exec(xml)?.[1] ?? ''),
      };
    },
  };
}

export const ref = (name: string, type: string, value: string): string => `<${name} type="${type}">${value}</${name}>`;

/** A spec for all objects of a type in a view. */
export const viewSpec = (view: string, type: string, paths: readonly string[]): string =>
  `<propSet><type>${type}</type>${paths.map((path) => `<pathSet>${path}</pathSet>`).join('')}</propSet>` +
  `<objectSet>${ref('obj', 'ContainerView', view)}<skip>true</skip><selectSet xsi:type="TraversalSpec"><name>v</name><type>ContainerView</type><path>view</path><skip>false</skip></selectSet></objectSet>`;

export const objectSpec = (type: string, moid: string, paths: readonly string[]): string =>
  `<propSet><type>${type}</type>${paths.map((path) => `<pathSet>${path}</pathSet>`).join('')}</propSet><objectSet>${ref('obj', type, moid)}</objectSet>`;

export const collectorCall = (method: string, content: string, collector = 'propertyCollector'): string =>
  `<${method}>${ref('_this', 'PropertyCollector', collector)}${content}</${method}>`;

export async function containerView(lab: Lab, session: Session, type: string): Promise<string> {
  const reply = await lab.call(
    session,
    `<CreateContainerView>${ref('_this', 'ViewManager', 'ViewManager')}${ref('container', 'Folder', 'group-d1')}<type>${type}</type><recursive>true</recursive></CreateContainerView>`,
  );
  return textOf(reply.xml);
}

/** Text of the only `returnval`. */
export const textOf = (xml: string): string => /<returnval[^>]*>([^<]*)<\/returnval>/.exec(xml)?.[1] ?? '';

export const count = (xml: string, part: string): number => xml.split(part).length - 1;
