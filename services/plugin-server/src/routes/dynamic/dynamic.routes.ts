import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { parseUrn } from '@vic/contract';
import { isFault } from '@vic/vim25';
import { Type } from 'typebox';
import type { Clock } from '../../clock.ts';
import { ProblemError } from '../../errors.ts';
import { PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { VmKind } from '../../inventory/card-reader.ts';
import type { Services } from '../../services.ts';
import { SessionRejectedError } from '../../sessions/session-error.ts';
import { isMoid } from '../vcenter-params.ts';

/** Request of the client for dynamic extensions (vSphere Client SDK); unknown fields are ignored. */
const DynamicRequest = Type.Object({
  objectIds: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 100 }),
  apiVersion: Type.Optional(Type.String()),
  locale: Type.Optional(Type.String()),
});

const DynamicAnswer = Type.Object({
  apiVersion: Type.Literal('1.0.0'),
  dynamicItems: Type.Array(Type.Object({ id: Type.String(), visible: Type.Boolean(), relevant: Type.Boolean() })),
});

/** The client hides items of which it hears nothing; a late answer is no better. */
export const ANSWER_LIMIT_MS = 5_000;

/** Cards and the kinds of VM on which each is shown. */
const CARDS: readonly [string, readonly VmKind[]][] = [
  ['vicVmCard', ['vch', 'container']],
  ['vicVchCard', ['vch']],
  ['vicContainerCard', ['container']],
];

/** Which of our cards the client shows on a VM's Summary tab. */
export function dynamicRoutes({ cards, directory, clock }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/dynamic/VirtualMachine/summary',
      {
        schema: {
          operationId: 'dynamicVmSummary',
          summary: 'Which cards are shown on virtual machines',
          tags: ['dynamic extensions'],
          body: DynamicRequest,
          response: { 200: DynamicAnswer, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const token = sessionToken(request);
        const kindOf = async (objectId: string): Promise<VmKind> => {
          const identity = parseUrn(objectId);
          const vcenter = identity ? directory.get(identity.vcGuid) : undefined;
          if (identity?.type !== 'VirtualMachine' || !isMoid(identity.moid) || !vcenter) return 'other';
          try {
            return await cards.kind(vcenter, token, identity.moid);
          } catch (error) {
            if (error instanceof SessionRejectedError || isFault(error, 'InvalidLogin')) throw error;
            request.log.warn({ err: error, vcenter: vcenter.name }, 'cards are hidden: the VM could not be read');
            return 'other';
          }
        };
        const kinds = await withinLimit(clock, Promise.all(request.body.objectIds.map(kindOf)));
        if (kinds === null) request.log.warn({}, 'cards are hidden: no answer in time');
        const dynamicItems = CARDS.map(([id, shownOn]) => {
          const visible = kinds?.every((kind) => shownOn.includes(kind)) ?? false;
          return { id, visible, relevant: visible };
        });
        return { apiVersion: '1.0.0' as const, dynamicItems };
      },
    );
  };
}

/** Null if there is no result in time. @throws ProblemError `session-ended` for a token that is not accepted */
function withinLimit<T>(clock: Clock, result: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ANSWER_LIMIT_MS, () => resolve(null));
    result
      .then(resolve, (error: unknown) => reject(new ProblemError('session-ended', { cause: error })))
      .finally(cancel);
  });
}
