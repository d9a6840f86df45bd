import type { FastifyReply } from 'fastify';
import { sendJson } from '../http/answer.ts';
import type { ChangeOutcome } from './on-target.ts';
import type { Call } from './operation-route.ts';

/** The original's answer, `{"task": null}`, when the change is done; 202 and the task when it goes on. */
export function answerChange(call: Call, outcome: ChangeOutcome, doneStatus: 201 | 202): FastifyReply {
  const { reply, contentType } = call;
  if (outcome.kind === 'started') {
    const { task } = outcome;
    reply.header('location', `${scopePath(call)}/vch-task/${task.id}`).header('preference-applied', 'respond-async');
    return sendJson(reply, 202, contentType, { task: task.summary() });
  }
  if (outcome.vchId !== null) reply.header('location', `${scopePath(call)}/vch/${outcome.vchId}`);
  return sendJson(reply, doneStatus, contentType, { task: null });
}

/** The path of the target or datacenter that the call works on, as it came. */
function scopePath({ parameters: { target, datacenter } }: Call): string {
  return `/container/target/${target}${datacenter === '' ? '' : `/datacenter/${datacenter}`}`;
}
