import type { FastifyInstance, FastifyReply } from 'fastify';
import { NO_TYPE } from './negotiation.ts';

/** Stands for the empty type until the framework, which would fill in one of its own, has done its part. */
const STAND_IN = 'application/x-no-type';

/** JSON as the original writes it: `<`, `>` and `&` as escapes, so that no browser takes a text for markup. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Lets answers have the empty content type. */
export function addEmptyType(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply) => {
    if (reply.getHeader('content-type') === STAND_IN) reply.header('content-type', NO_TYPE);
  });
}

/** Sends a text as it is, labelled with exactly this type (the empty one included), and not to be guessed at or kept. */
export function sendText(reply: FastifyReply, status: number, contentType: string, body: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', contentType === NO_TYPE ? STAND_IN : contentType)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(body));
}

/** What an operation answers in JSON: ends with a line break. */
export function sendJson(reply: FastifyReply, status: number, contentType: string, value: unknown): FastifyReply {
  return sendText(reply, status, contentType, `${jsonText(value)}\n`);
}

/** What is said before an operation begins: `{"code", "message"}` without a line break. */
export function sendFault(
  reply: FastifyReply,
  fault: { readonly status: number; readonly code?: number | undefined; readonly message: string },
  contentType: string,
): FastifyReply {
  const { status, message } = fault;
  return sendText(reply, status, contentType, jsonText({ code: fault.code ?? status, message }));
}
