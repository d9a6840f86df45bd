import type { Schemas } from '../index.ts';
import { AnswerNotUnderstoodError, problemOf } from './problem.ts';

/** Answer to a change. */
export interface Change {
  /** null: the work is over */
  readonly task: Schemas['Task'] | null;
  /** moid of the VCH that was made, from a server that tells it */
  readonly vchId: string | null;
}

interface Sent<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

interface Answer<Data> {
  readonly data: Data | undefined;
  readonly response: Response;
}

/**
 * Waits for an answer of success.
 * @throws VicMachineProblem, AnswerNotUnderstoodError
 */
export async function answered<Data>(sent: Promise<Sent<Data>>): Promise<Answer<Data>> {
  let answer: Sent<Data>;
  try {
    answer = await sent;
  } catch (error) {
    if (error instanceof SyntaxError) throw notUnderstood('no JSON', error);
    throw error;
  }
  if (!answer.response.ok) throw problemOf(answer.response.status, answer.error);
  return { data: answer.data, response: answer.response };
}

/** The JSON object of an answer, which must have `key`. */
export function json<Data extends object>({ data }: Answer<Data>, key?: keyof Data & string): Data {
  if (typeof data !== 'object' || Array.isArray(data)) throw notUnderstood('no JSON object');
  if (key !== undefined && !(key in data)) throw notUnderstood(`an object without ${key}`);
  return data;
}

/** The text of an answer. */
export function text({ data }: Answer<string>): string {
  return data ?? '';
}

/** What an answer to a change says. */
export function change({ data, response }: Answer<object>): Change {
  const body = json<Partial<Schemas['Task_Answer']>>({ data, response });
  const made = response.status === 201 ? /\/vch\/([^/?#]+)$/.exec(response.headers.get('Location') ?? '') : null;
  return { task: body.task ?? null, vchId: made?.[1] ?? null };
}

/** What debugging opened. */
export function debugReport(answer: Answer<Schemas['Debug_Report'] | Schemas['Task_Answer']>): Schemas['Debug_Report'] {
  const body = json(answer);
  if ('ssh_enabled' in body) return body;
  throw notUnderstood('no report of what was opened');
}

/** Something that happened to a task; `id` is for going on after it. */
export interface TaskEvent {
  readonly id: string | null;
  /** its own `log` is empty */
  readonly task: Schemas['Task'];
  /** lines since the event before */
  readonly log: readonly string[];
}

/** One server-sent event of a task. */
export function taskEvent(data: string, id: string | undefined): TaskEvent {
  const event = parsed(data);
  if (isTaskEvent(event)) return { id: id ?? null, task: event.task, log: event.log };
  throw notUnderstood('something else than an event of a task');
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (error) {
    throw notUnderstood('no JSON', error);
  }
}

function isTaskEvent(event: unknown): event is Schemas['Task_Event'] {
  return typeof event === 'object' && event !== null && 'task' in event && 'log' in event && Array.isArray(event.log);
}

function notUnderstood(what: string, cause?: unknown): AnswerNotUnderstoodError {
  return new AnswerNotUnderstoodError(`The server answered with ${what}; is it a vic-machine-server?`, { cause });
}
