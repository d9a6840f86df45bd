import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VcGuid } from '@vic/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import { untilGone } from '../../http/until-gone.ts';
import type { Services } from '../../services.ts';
import { allowedPath } from '../../vic-machine/allowed-path.ts';
import type { ProxyAnswer } from '../../vic-machine/vic-machine-proxy.ts';
import { configuredVcenter } from '../vcenter-params.ts';

const Params = Type.Object({ guid: VcGuid, '*': Type.String() });
/** Headers of a caller that mean something to vic-machine-server. */
const REQUEST_HEADERS = ['accept', 'content-type', 'prefer', 'last-event-id'] as const;
const ANSWER_HEADERS = ['content-type', 'preference-applied', 'retry-after'] as const;
const BODY_TYPES = ['application/json', 'application/merge-patch+json'];
const MARKER = '/vic-machine/';

/** vic-machine-server of each vCenter: VCHs over its own API, with nothing else let through. */
export function vicMachineRoutes(
  { vicMachine, directory }: Services,
  { bodyBytes }: { readonly bodyBytes: number },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    const asBytes = { parseAs: 'buffer' as const, bodyLimit: bodyBytes };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser<Buffer>(BODY_TYPES, asBytes, async (_request: FastifyRequest, body: Buffer) => body);
    app.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/api/vc/:guid/vic-machine/*',
      exposeHeadRoute: false,
      schema: {
        operationId: 'vicMachine',
        summary: 'The vic-machine-server of a vCenter: `vch…` and `datacenter/<moid>/vch…` of its target',
        tags: ['vic-machine'],
        params: Params,
        response: OBJECT_PROBLEM_RESPONSES,
      },
      handler: async (request, reply) => {
        const token = sessionToken(request);
        const vcenter = configuredVcenter(directory, request.params.guid);
        const rest = request.url.slice(request.url.indexOf(MARKER) + MARKER.length);
        const answer = await vicMachine.forward(vcenter, token, {
          ...allowedPath(rest),
          method: request.method,
          headers: pick(request.headers, REQUEST_HEADERS),
          body: Buffer.isBuffer(request.body) ? request.body : null,
          signal: untilGone(reply),
        });
        return send(reply, answer, request, rest);
      },
    });
  };
}

function send(reply: FastifyReply, answer: ProxyAnswer, request: FastifyRequest, rest: string): FastifyReply {
  reply.code(answer.status).headers(pick(answer.headers, ANSWER_HEADERS));
  const place =
    answer.headers['location'] === undefined ? null : ownLocation(answer.headers['location'], request.url, rest);
  if (place !== null) reply.header('location', place);
  return reply.send(answer.body);
}

/** The server names itself by its own path; the browser sees everything below ours. */
function ownLocation(location: string, ownUrl: string, rest: string): string | null {
  const tail = /\/target\/[^/]+\/([^?]*)/.exec(location)?.[1];
  return tail === undefined ? null : `${ownUrl.slice(0, ownUrl.length - rest.length)}${tail}`;
}

function pick(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const found = names.map((name): [string, unknown] => [name, headers[name]]);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
