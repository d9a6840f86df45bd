import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Deployments } from '../plugins/deployments.ts';
import { WrongAccountError } from '../vcenter/vcenter-connection.ts';
import type { PluginTokens } from '../sessions/plugin-tokens.ts';

const Body = Type.Object({ vc_guid: Type.String({ minLength: 1 }) });

/**
 * `POST /api/ui/vcenter/session/clone-ticket`: a plug-in's back end trades its user's token for a one-time ticket of
 * that user's session at one vCenter. Failures are `{error, message}`; the real client's form is not known.
 */
export function cloneTicketRoutes(
  app: FastifyInstance,
  { tokens, deployments }: { readonly tokens: PluginTokens; readonly deployments: Deployments },
): void {
  app.post('/api/ui/vcenter/session/clone-ticket', async (request, reply) => {
    const token = request.headers['vmware-api-session-id'];
    const owner = typeof token === 'string' ? tokens.redeem(token) : null;
    if (!owner) {
      return reply.code(401).send({ error: 'not-authenticated', message: 'The session token is not valid.' });
    }
    if (!Value.Check(Body, request.body)) {
      return reply.code(400).send({ error: 'malformed', message: 'The body must be {"vc_guid": "…"}.' });
    }
    const link = owner.session.link(request.body.vc_guid);
    if (!link) {
      return reply.code(400).send({ error: 'unknown-vcenter', message: 'No vCenter with this GUID is connected.' });
    }
    if (!deployments.isRegistered(owner.pluginKey, request.body.vc_guid)) {
      const message = `The plug-in ${owner.pluginKey} is not registered with this vCenter.`;
      return reply.code(403).send({ error: 'not-registered', message });
    }
    try {
      return await reply.send({ session_clone_ticket: await link.connection.acquireCloneTicket() });
    } catch (error) {
      if (error instanceof WrongAccountError) {
        return reply.code(401).send({ error: 'not-authenticated', message: error.message });
      }
      const message = error instanceof Error ? error.message : 'The vCenter cannot be reached.';
      return reply.code(503).send({ error: 'vcenter-unavailable', message });
    }
  });
}
