import { ApiError } from '../api-error.ts';
import { sendJson, sendText } from '../http/answer.ts';
import type { OperationContext } from '../operation-context.ts';
import type { ClientCredentials } from '../operations.ts';
import type { Services } from '../services.ts';
import { answerChange } from './answer-change.ts';
import {
  DELETION_BODY,
  isDeletion,
  isVch,
  isVchPatch,
  isWholeVch,
  PATCH_BODY,
  required,
  VCH_BODY,
  WHOLE_VCH_BODY,
} from './body-rules.ts';
import { onTarget, onTargetAsWanted } from './on-target.ts';
import { ownerOf } from '../tasks/owner.ts';
import { queryFlag, queryValue, scoped, type OperationRoute } from './operation-route.ts';
import { sendTextAs } from './register-routes.ts';

const JSON_TYPE = 'application/json';
const MERGE_PATCH = 'application/merge-patch+json';

/** VCHs on a target: list, make, check, read, change, delete. */
export function vchRoutes(services: Services): readonly OperationRoute[] {
  return [...listRoutes(services), ...readRoutes(services), ...changeRoutes(services)].flatMap(scoped);
}

function listRoutes(services: Services): readonly OperationRoute[] {
  const { operations, credentials } = services;
  return [
    {
      operationId: 'listVchs',
      method: 'GET',
      path: '/vch',
      produces: JSON_TYPE,
      async answer(call) {
        const computeResource = queryValue(call.query, 'compute-resource');
        const vchs = await onTarget(services, call, (context) => operations.listVchs(context, { computeResource }));
        return sendJson(call.reply, 200, call.contentType, { vchs });
      },
    },
    {
      operationId: 'createVch',
      method: 'POST',
      path: '/vch',
      produces: JSON_TYPE,
      body: { mediaType: JSON_TYPE, rule: VCH_BODY },
      async answer(call) {
        const specification = required(call.readBody(), isVch);
        const outcome = await onTargetAsWanted(services, call, {
          operationId: 'createVch',
          noun: 'creation',
          vchId: null,
          async run(context) {
            const created = await operations.createVch(context, specification);
            const owner = ownerOf(context.session);
            if (created.clientCredentials) credentials.keep(owner, created.id, created.clientCredentials);
            return created.id;
          },
        });
        return answerChange(call, outcome, 201);
      },
    },
    {
      operationId: 'validateVch',
      method: 'POST',
      path: '/vch-validation',
      produces: JSON_TYPE,
      body: { mediaType: JSON_TYPE, rule: VCH_BODY },
      async answer(call) {
        const specification = required(call.readBody(), isVch);
        const triesLogin = queryFlag(call.query, 'operations-login', true);
        const report = await onTarget(services, call, (context) =>
          operations.validateVch(context, specification, { triesLogin }),
        );
        return sendJson(call.reply, 200, call.contentType, report);
      },
    },
  ];
}

function readRoutes(services: Services): readonly OperationRoute[] {
  const { operations, credentials } = services;
  return [
    {
      operationId: 'getVch',
      method: 'GET',
      path: '/vch/:vchId',
      produces: JSON_TYPE,
      async answer(call) {
        const vch = await onTarget(services, call, (context) => operations.getVch(context, call.parameters.vchId));
        return sendJson(call.reply, 200, call.contentType, vch);
      },
    },
    {
      operationId: 'getVchCertificate',
      method: 'GET',
      path: '/vch/:vchId/certificate',
      produces: 'application/x-pem-file',
      async answer(call) {
        const pem = await onTarget(services, call, (context) =>
          operations.getCertificate(context, call.parameters.vchId),
        );
        return sendText(call.reply, 200, call.contentType, pem);
      },
    },
    {
      operationId: 'getVchLog',
      method: 'GET',
      path: '/vch/:vchId/log',
      produces: 'text/plain',
      faultForm: 'text',
      async answer(call) {
        const log = await onTarget(services, call, (context) => operations.getLog(context, call.parameters.vchId));
        return sendTextAs(call.reply, 200, call.contentType, log);
      },
    },
    {
      operationId: 'getClientCredentials',
      method: 'GET',
      path: '/vch/:vchId/client-credentials',
      produces: JSON_TYPE,
      async answer(call) {
        const { vchId } = call.parameters;
        const found = await onTarget(services, call, async ({ session }) => credentials.find(ownerOf(session), vchId));
        if (!found) {
          throw new ApiError(
            404,
            `no client credentials are kept for VCH ${vchId}: they are, for an hour, for the user who made the VCH`,
          );
        }
        return sendJson(call.reply, 200, call.contentType, {
          client_certificate: found.clientCertificate,
          client_private_key: found.clientPrivateKey,
          certificate_authority: found.certificateAuthority,
        });
      },
    },
  ];
}

function changeRoutes(services: Services): readonly OperationRoute[] {
  const { operations, credentials } = services;
  const keep = ({ session }: OperationContext, vchId: string, made: ClientCredentials | null): null => {
    if (made !== null) credentials.keep(ownerOf(session), vchId, made);
    return null;
  };
  return [
    {
      operationId: 'replaceVch',
      method: 'PUT',
      path: '/vch/:vchId',
      produces: JSON_TYPE,
      body: { mediaType: JSON_TYPE, rule: WHOLE_VCH_BODY },
      async answer(call) {
        const { vchId } = call.parameters;
        const specification = required(call.readBody(), isWholeVch);
        const outcome = await onTargetAsWanted(services, call, {
          operationId: 'replaceVch',
          noun: 'reconfiguration',
          vchId,
          run: async (context) => keep(context, vchId, await operations.replaceVch(context, vchId, specification)),
        });
        return answerChange(call, outcome, 202);
      },
    },
    {
      operationId: 'patchVch',
      method: 'PATCH',
      path: '/vch/:vchId',
      produces: JSON_TYPE,
      body: { mediaType: MERGE_PATCH, rule: PATCH_BODY },
      async answer(call) {
        const { vchId } = call.parameters;
        const patch = required(call.readBody(), isVchPatch);
        const outcome = await onTargetAsWanted(services, call, {
          operationId: 'patchVch',
          noun: 'reconfiguration',
          vchId,
          run: async (context) => keep(context, vchId, await operations.patchVch(context, vchId, patch)),
        });
        return answerChange(call, outcome, 202);
      },
    },
    {
      operationId: 'deleteVch',
      method: 'DELETE',
      path: '/vch/:vchId',
      produces: JSON_TYPE,
      body: { mediaType: JSON_TYPE, rule: DELETION_BODY },
      async answer(call) {
        const { vchId } = call.parameters;
        const body = call.readBody();
        const specification = body === null ? null : required(body, isDeletion);
        const outcome = await onTargetAsWanted(services, call, {
          operationId: 'deleteVch',
          noun: 'deletion',
          vchId,
          async run(context) {
            await operations.deleteVch(context, vchId, specification);
            credentials.forget(ownerOf(context.session).vcenter, vchId);
            return null;
          },
        });
        return answerChange(call, outcome, 202);
      },
    },
  ];
}
