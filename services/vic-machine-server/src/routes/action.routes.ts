import type { FastifyReply } from 'fastify';
import { ApiError } from '../api-error.ts';
import { sendJson } from '../http/answer.ts';
import type { Services } from '../services.ts';
import { answerChange } from './answer-change.ts';
import { DEBUG_BODY, isDebug, required } from './body-rules.ts';
import { onTarget, onTargetAsWanted } from './on-target.ts';
import { queryFlag, queryValue, scoped, type Call, type OperationRoute } from './operation-route.ts';

const JSON_TYPE = 'application/json';
const REQUIRED = 602;
const ENUMERATION = 606;

/** Operations that are chosen by the query parameter `action`, and the state of the hosts' firewalls. */
export function actionRoutes(services: Services): readonly OperationRoute[] {
  const { operations } = services;
  const computeResource = ({ query }: Call) => queryValue(query, 'compute-resource');
  const routes: readonly OperationRoute[] = [
    {
      operationId: 'readFirewall',
      method: 'GET',
      path: '',
      produces: JSON_TYPE,
      async answer(call) {
        const wanted = { computeResource: computeResource(call) };
        const report = await onTarget(services, call, (context) => operations.readFirewall(context, wanted));
        return sendJson(call.reply, 200, call.contentType, report);
      },
    },
    {
      operationId: 'changeFirewall',
      method: 'POST',
      path: '',
      produces: JSON_TYPE,
      async answer(call) {
        const action = actionOf(call, ['firewall:allow', 'firewall:deny'] as const);
        const wanted = { computeResource: computeResource(call) };
        await onTarget(services, call, (context) => operations.changeFirewall(context, action, wanted));
        return call.reply.code(204).send();
      },
    },
    {
      operationId: 'actOnVch',
      method: 'POST',
      path: '/vch/:vchId',
      produces: JSON_TYPE,
      body: { mediaType: JSON_TYPE, rule: DEBUG_BODY },
      answer: (call) =>
        actionOf(call, ['debug', 'upgrade'] as const) === 'debug' ? debug(services, call) : upgrade(services, call),
    },
  ];
  return routes.flatMap(scoped);
}

async function debug(services: Services, call: Call): Promise<FastifyReply> {
  const specification = required(call.readBody() ?? {}, isDebug);
  const { vchId } = call.parameters;
  const report = await onTarget(services, call, (context) =>
    services.operations.debugVch(context, vchId, specification),
  );
  return sendJson(call.reply, 200, call.contentType, report);
}

async function upgrade(services: Services, call: Call): Promise<FastifyReply> {
  const { vchId } = call.parameters;
  const wanted = {
    bootstrapIso: queryValue(call.query, 'bootstrap-iso'),
    isRollback: queryFlag(call.query, 'rollback', false),
  };
  const outcome = await onTargetAsWanted(services, call, {
    operationId: 'upgradeVch',
    noun: wanted.isRollback ? 'return to the version before' : 'upgrade',
    vchId,
    run: (context) => services.operations.upgradeVch(context, vchId, wanted).then(() => null),
  });
  return answerChange(call, outcome, 202);
}

function actionOf<Action extends string>({ query }: Call, actions: readonly Action[]): Action {
  const given = queryValue(query, 'action');
  if (given === null) throw new ApiError(422, 'action in query is required', { code: REQUIRED });
  const action = actions.find((known) => known === given);
  if (action !== undefined) return action;
  throw new ApiError(422, `action in query should be one of [${actions.join(' ')}]`, { code: ENUMERATION });
}
