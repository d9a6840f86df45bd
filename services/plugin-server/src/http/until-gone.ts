import type { FastifyReply } from 'fastify';

/** Aborted when the caller goes away before it is answered. */
export function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Whether nobody is there any more to take the answer. */
export function isGone({ raw }: FastifyReply): boolean {
  return raw.closed && !raw.writableFinished;
}
