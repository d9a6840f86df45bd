import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VcGuid } from '@vic/contract';
import { Activity, ActivityList, ActivityLog, ActivitySpec, CreationRequest } from '@vic/contract/vch-creation';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ActivityRecord } from '../../activities/activity-record.ts';
import { exactValues } from '../../http/exact-values.ts';
import { OBJECT_PROBLEM_RESPONSES, PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter } from '../vcenter-params.ts';

const ActivityParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });
const LogQuery = Type.Object({ from: Type.Integer({ minimum: 0, default: 0 }) });

/** Long work: starting the creation of a VCH, and how the user's own activities go on. */
export function activityRoutes(
  { activities, creations, directory, sessions, workspaces }: Services,
  { bodyBytes }: { readonly bodyBytes: number },
): FastifyPluginAsyncTypebox {
  /** Those of the caller, lost ones being taken up again. */
  async function ownActivities(request: FastifyRequest): Promise<ActivityRecord[]> {
    const token = sessionToken(request);
    const { identities } = await workspaces.enter(token);
    const own = activities.list(identities);
    for (const record of own) creations.resume(record, token);
    return own;
  }

  async function ownActivity(request: FastifyRequest, id: string): Promise<ActivityRecord> {
    const { identities } = await workspaces.enter(sessionToken(request));
    return activities.find(identities, id);
  }

  return async (app) => {
    app.post(
      '/api/vc/:guid/vch-creations',
      {
        bodyLimit: bodyBytes,
        validatorCompiler: exactValues,
        schema: {
          operationId: 'startVchCreation',
          summary: 'Makes a VCH; answers when vic-machine-server has accepted',
          tags: ['activities'],
          params: Type.Object({ guid: VcGuid }),
          body: CreationRequest,
          response: { 202: Activity, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request, reply) => {
        const token = sessionToken(request);
        const vcenter = configuredVcenter(directory, request.params.guid);
        const { userName } = await sessions.acquire(vcenter, token);
        const record = await creations.start({ vcGuid: vcenter.guid, userName }, vcenter, token, request.body);
        return reply.code(202).send(record.toActivity());
      },
    );

    app.get(
      '/api/activities',
      {
        schema: {
          operationId: 'listActivities',
          summary: "The user's own activities, newest first, until a day after their end",
          tags: ['activities'],
          response: { 200: ActivityList, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => ({ activities: (await ownActivities(request)).map((record) => record.toActivity()) }),
    );

    const one = { params: ActivityParams, tags: ['activities'] };
    app.get(
      '/api/activities/:id',
      {
        schema: {
          ...one,
          operationId: 'getActivity',
          summary: 'One activity',
          response: { 200: Activity, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => (await ownActivity(request, request.params.id)).toActivity(),
    );

    app.get(
      '/api/activities/:id/log',
      {
        schema: {
          ...one,
          operationId: 'getActivityLog',
          summary: 'The lines of its log from a number on',
          querystring: LogQuery,
          response: { 200: ActivityLog, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const { from } = request.query;
        return { from, lines: (await ownActivity(request, request.params.id)).log.from(from) };
      },
    );

    app.get(
      '/api/activities/:id/spec',
      {
        schema: {
          ...one,
          operationId: 'getActivitySpec',
          summary: 'What was asked for, without secrets',
          response: { 200: ActivitySpec, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => ({ spec: (await ownActivity(request, request.params.id)).spec }),
    );

    app.delete(
      '/api/activities/:id',
      {
        schema: {
          ...one,
          operationId: 'forgetActivity',
          summary: 'Forgets an activity that does not go on',
          response: { 204: Type.Null(), ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request, reply) => {
        activities.remove(await ownActivity(request, request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
