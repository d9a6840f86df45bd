import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import { STREAM_CLOSE_SESSION_ENDED, STREAM_PROTOCOL, STREAM_TICKET_PREFIX, StreamTicket } from '@vic/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../../errors.ts';
import { PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Workspace } from '../../inventory/workspace.ts';
import type { Services } from '../../services.ts';
import { StreamConnection } from '../../stream/stream-connection.ts';
import { TICKET_MS } from '../../stream/stream-tickets.ts';

/** Clients only listen: whatever they send is too much beyond this. */
const MAX_INCOMING_BYTES = 1_024;

/** Makes WebSockets possible on the whole server. */
export async function addWebSockets(server: FastifyInstance): Promise<void> {
  await server.register(websocket, {
    options: {
      maxPayload: MAX_INCOMING_BYTES,
      handleProtocols: (protocols: Set<string>) => protocols.has(STREAM_PROTOCOL) && STREAM_PROTOCOL,
    },
  });
}

/** Changes as they happen, over a WebSocket that a one-time ticket opens. */
export function streamRoutes(
  { workspaces, tickets, activities, clock }: Services,
  { maxStreams }: { maxStreams: number },
): FastifyPluginAsyncTypebox {
  const admitted = new WeakMap<FastifyRequest, Workspace>();
  let open = 0;
  return async (app) => {
    app.post(
      '/api/stream-ticket',
      {
        schema: {
          operationId: 'createStreamTicket',
          summary: 'A one-time ticket for the stream of changes',
          tags: ['stream'],
          response: { 200: StreamTicket, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const token = sessionToken(request);
        await workspaces.enter(token);
        return { ticket: tickets.issue(token), expiresInSeconds: TICKET_MS / 1_000 };
      },
    );

    app.get(
      '/api/stream',
      {
        websocket: true,
        schema: {
          operationId: 'openStream',
          summary: `WebSocket (subprotocols ${STREAM_PROTOCOL} and ${STREAM_TICKET_PREFIX}<ticket>) with changes`,
          tags: ['stream'],
        },
        preValidation: async (request) => {
          const ticket = offeredTicket(request);
          const token = ticket === null ? null : tickets.redeem(ticket);
          if (token === null)
            throw new ProblemError('session-ended', { detail: 'The ticket of the stream is not valid.' });
          if (open >= maxStreams) throw new ProblemError('too-many-requests');
          admitted.set(request, await workspaces.enter(token));
        },
      },
      (socket, request) => {
        const workspace = admitted.get(request);
        if (!workspace) {
          socket.close(STREAM_CLOSE_SESSION_ENDED, 'session ended');
          return;
        }
        open += 1;
        const connection = new StreamConnection(socket, { workspace, activities, clock });
        request.log.info({ streams: open }, 'stream opened');
        socket.on('error', (error) => request.log.info({ err: error }, 'stream failed'));
        socket.once('close', (code) => {
          open -= 1;
          connection.stop();
          request.log.info({ streams: open, code }, 'stream closed');
        });
      },
    );
  };
}

function offeredTicket(request: FastifyRequest): string | null {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  if (!offered.includes(STREAM_PROTOCOL)) return null;
  return (
    offered.find((protocol) => protocol.startsWith(STREAM_TICKET_PREFIX))?.slice(STREAM_TICKET_PREFIX.length) ?? null
  );
}
