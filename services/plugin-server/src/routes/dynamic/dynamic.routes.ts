import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { VmKind } from '../../inventory/card-reader.ts';
import type { Offer, OfferType } from '../../placement/creation-offer.ts';
import type { Services } from '../../services.ts';
import { DynamicAnswer, DynamicRequest, readEach, type AskedObject, type DynamicItem } from './dynamic-answer.ts';

/** Cards and the kinds of VM on which each is shown. */
const CARDS: readonly [string, readonly VmKind[]][] = [
  ['vicVmCard', ['vch', 'container']],
  ['vicVchCard', ['vch']],
  ['vicContainerCard', ['container']],
];

/** The action that makes a VCH, by the type of object in whose menu it is. */
const MENUS: readonly [OfferType, string][] = [
  ['ClusterComputeResource', 'vicClusterNewVch'],
  ['HostSystem', 'vicHostNewVch'],
  ['ResourcePool', 'vicPoolNewVch'],
  ['Datacenter', 'vicDcNewVch'],
];

/** Which of our cards and actions the client shows on an object. */
export function dynamicRoutes(services: Services): FastifyPluginAsyncTypebox {
  const { cards, placement } = services;
  return async (app) => {
    app.post(
      '/dynamic/VirtualMachine/summary',
      { schema: schemaOf('dynamicVmSummary', 'Which cards are shown on virtual machines') },
      async (request) => {
        const token = sessionToken(request);
        const kinds = await readEach<VmKind>(services, request, {
          objectIds: request.body.objectIds,
          type: 'VirtualMachine',
          read: ({ vcenter, moid }) => cards.kind(vcenter, token, moid),
          otherwise: 'other',
        });
        const dynamicItems = CARDS.map(([id, shownOn]) => {
          const visible = kinds?.every((kind) => shownOn.includes(kind)) ?? false;
          return { id, visible, relevant: visible };
        });
        return { apiVersion: '1.0.0' as const, dynamicItems };
      },
    );

    app.post(
      '/dynamic/VirtualMachine/menu',
      { schema: schemaOf('dynamicVmMenu', 'Which actions virtual machines have') },
      async (request) => {
        const token = sessionToken(request);
        const offers = await readEach<Offer>(services, request, {
          objectIds: request.body.objectIds,
          type: 'VirtualMachine',
          read: (object) => copyOffer(services, token, object),
          otherwise: 'irrelevant',
        });
        return { apiVersion: '1.0.0' as const, dynamicItems: [actionOf('vicVmNewVch', offers ?? ['irrelevant'])] };
      },
    );

    for (const [type, action] of MENUS) {
      app.post(
        `/dynamic/${type}/menu`,
        { schema: schemaOf(`dynamic${type}Menu`, `Which actions objects of type ${type} have`) },
        async (request) => {
          const token = sessionToken(request);
          const offers = await readEach<Offer>(services, request, {
            objectIds: request.body.objectIds,
            type,
            read: ({ vcenter, moid }) => placement.offer(vcenter, token, { type, moid }),
            otherwise: 'refused',
          });
          return { apiVersion: '1.0.0' as const, dynamicItems: [actionOf(action, offers ?? ['refused'])] };
        },
      );
    }
  };
}

function schemaOf(operationId: string, summary: string) {
  return {
    operationId,
    summary,
    tags: ['dynamic extensions'],
    body: DynamicRequest,
    response: { 200: DynamicAnswer, ...PROBLEM_RESPONSES },
  };
}

/** A VCH's settings can be had for another wherever the user may make one. */
async function copyOffer(
  { cards, placement }: Services,
  token: string,
  { vcenter, moid }: AskedObject,
): Promise<Offer> {
  if ((await cards.kind(vcenter, token, moid)) !== 'vch') return 'irrelevant';
  const missing = await placement.missing(vcenter, token);
  return missing.length === 0 ? 'offered' : 'refused';
}

/** An action that is refused is shown disabled, one that never applies not at all (vSphere Client 8.0 U3 on). */
function actionOf(id: string, offers: readonly Offer[]): DynamicItem {
  return {
    id,
    visible: offers.every((offer) => offer === 'offered'),
    relevant: !offers.includes('irrelevant'),
  };
}
