import type { Schemas } from '@vic/vic-machine-api';
import type { TestContext } from 'node:test';
import { buildApp, type App } from '../../src/app.ts';
import type { Settings } from '../../src/config/settings.ts';
import { openServiceLog } from '../../src/log/service-log.ts';
import type { Operations } from '../../src/operations.ts';
import { fakeOperations, type OperationCall } from './fake-operations.ts';
import { fakeTarget, type FakeTarget } from './fake-target.ts';
import { ManualClock } from './manual-clock.ts';

export const SETTINGS: Settings = {
  build: { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '2022/06/10@13:26:47' },
  applianceIso: '/iso/appliance.iso',
  bootstrapIso: '/iso/bootstrap.iso',
  vchReadyMs: 1000,
};

/** `Authorization` of a user whose name is the password too. */
export function basic(user: string, password = user): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

/** The JSON of an answer that is an object. */
export function objectOf({ body }: { readonly body: string }): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

/** The task that an answer is, or tells of. */
export function taskOf(answer: { readonly body: string }): Schemas['Task'] {
  const { task, ...whole } = objectOf(answer);
  return (task ?? whole) as Schemas['Task'];
}

export interface TestApp extends App {
  readonly clock: ManualClock;
  readonly target: FakeTarget;
  readonly calls: readonly OperationCall[];
  /** everything that was logged */
  readonly logText: () => string;
}

/** The service on fakes; closed after the test. */
export async function testApp(
  t: TestContext,
  { operations: replaced, showsTasks = false }: { operations?: Partial<Operations>; showsTasks?: boolean } = {},
): Promise<TestApp> {
  const clock = new ManualClock();
  const lines: string[] = [];
  const log = openServiceLog({ level: 'debug', folder: null, sink: { write: (line) => lines.push(line) }, clock });
  const target = fakeTarget({ showsTasks });
  const { operations, calls } = fakeOperations(replaced);
  const app = await buildApp({ settings: SETTINGS, operations, openTarget: target.openTarget, clock, log });
  t.after(async () => {
    const closing = app.close();
    await clock.advance(60_000);
    await closing;
  });
  return { ...app, clock, target, calls, logText: () => lines.join('') };
}
