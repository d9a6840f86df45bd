import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransportError, VimFault, type Clock } from '@vic/vim25';
import { runSteps, StepsFailedError, type Step, type StepRunner } from '../../src/create/steps.ts';

const silent = () => undefined;

function aRunner(changes: Partial<StepRunner> = {}, signal = new AbortController().signal): StepRunner {
  const log = { operationId: 'op', text: '', debug: silent, info: silent, warning: silent, error: silent };
  const clock: Clock = { now: () => 0, sleep: async () => undefined };
  return { context: { log, progress: silent, signal }, clock, renewSession: async () => false, ...changes };
}

function steps(said: string[], failing?: { title: string; error: unknown }): Step[] {
  return ['one', 'two', 'three'].map((title, index) => ({
    title,
    percent: index * 10,
    do: async () => {
      said.push(`do ${title}`);
      if (failing?.title === title) throw failing.error;
    },
    undo: async () => {
      said.push(`undo ${title}`);
    },
    leaves: () => `the thing of ${title}`,
  }));
}

const reasonOf = async (work: Promise<void>): Promise<StepsFailedError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StepsFailedError);
  return error;
};

describe('work in steps', () => {
  it('does the steps in order and takes nothing back', async () => {
    const said: string[] = [];
    await runSteps(steps(said), aRunner());
    assert.deepEqual(said, ['do one', 'do two', 'do three']);
  });

  it('takes back what began, the failed step too, the last one first', async () => {
    const said: string[] = [];
    const work = runSteps(steps(said, { title: 'two', error: new Error('no room') }), aRunner());
    const { message, left } = await reasonOf(work);
    assert.deepEqual(said, ['do one', 'do two', 'undo two', 'undo one']);
    assert.deepEqual([message, left], ['no room', []]);
  });

  it('tells what the failed step is for', async () => {
    const [one, ...others] = steps([], { title: 'two', error: new Error('no room') });
    const placed = others.map((step) => ({ ...step, path: `/${step.title}` }));
    assert.ok(one);
    assert.equal((await reasonOf(runSteps([one, ...placed], aRunner()))).path, '/two');
    assert.equal((await reasonOf(runSteps(steps([], { title: 'one', error: 'no' }), aRunner()))).path, null);
  });

  it('stops before the next step when the signal aborts, and takes back', async () => {
    const said: string[] = [];
    const stop = new AbortController();
    const work = steps(said);
    const aborting: Step = { title: 'abort', percent: 1, do: async () => stop.abort(new Error('the service ends')) };
    const { message } = await reasonOf(
      runSteps([...work.slice(0, 1), aborting, ...work.slice(1)], aRunner({}, stop.signal)),
    );
    assert.deepEqual(said, ['do one', 'undo one']);
    assert.equal(message, 'the service ends');
  });

  it('names what it cannot take back and goes on with the rest', async () => {
    const said: string[] = [];
    const [first, second] = steps(said);
    assert.ok(first !== undefined && second !== undefined);
    const stuck: Step = { ...second, undo: () => Promise.reject(new VimFault('NoPermission')) };
    const failing: Step = { title: 'fail', percent: 9, do: () => Promise.reject(new Error('no')) };
    const { left } = await reasonOf(runSteps([first, stuck, failing], aRunner()));
    assert.deepEqual(left, ['the thing of two']);
    assert.deepEqual(said, ['do one', 'do two', 'undo one']);
  });

  it('tries again to take back after a broken connection', async () => {
    const pauses: number[] = [];
    let tries = 0;
    const shaky: Step = {
      title: 'shaky',
      percent: 1,
      do: () => Promise.reject(new Error('no')),
      undo: async () => {
        tries += 1;
        if (tries < 3) throw new TransportError('reset', 'The connection broke.');
      },
      leaves: () => 'it',
    };
    const clock: Clock = { now: () => 0, sleep: async (ms) => void pauses.push(ms) };
    const { left } = await reasonOf(runSteps([shaky], aRunner({ clock })));
    assert.deepEqual([left, pauses], [[], [1_000, 4_000]]);
  });

  it('renews a session that ended before it takes back', async () => {
    let isRenewed = false;
    const step: Step = {
      title: 'step',
      percent: 1,
      do: () => Promise.reject(new VimFault('NotAuthenticated')),
      undo: () => (isRenewed ? Promise.resolve() : Promise.reject(new VimFault('NotAuthenticated'))),
      leaves: () => 'it',
    };
    const renewSession = async () => (isRenewed = true);
    const { left } = await reasonOf(runSteps([step], aRunner({ renewSession })));
    assert.deepEqual(left, []);
  });
});
