import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransportError, VimFault, type Clock } from '@vic/vim25';
import { insist } from '../../src/delete/insist.ts';

const clock: Clock = { now: () => 0, sleep: async () => undefined };
const signal = new AbortController().signal;

function failing(...failures: readonly Error[]) {
  let tries = 0;
  const work = async (): Promise<string> => {
    const failure = failures[tries];
    tries += 1;
    if (failure !== undefined) throw failure;
    return 'done';
  };
  return { work, tries: () => tries };
}

describe('insisting', () => {
  it('tries again after a broken connection and a busy object', async () => {
    const { work, tries } = failing(new TransportError('reset', 'cut'), new VimFault('TaskInProgress'));
    assert.equal(await insist(work, { clock, signal }), 'done');
    assert.equal(tries(), 3);
  });

  it('takes a refusal as it is', async () => {
    const { work, tries } = failing(new VimFault('NoPermission'));
    await assert.rejects(insist(work, { clock, signal }), VimFault);
    assert.equal(tries(), 1);
  });

  it('tries again even after a refusal where that is all there is to do', async () => {
    const { work } = failing(new VimFault('NoPermission'));
    assert.equal(await insist(work, { clock, signal, always: true }), 'done');
  });

  it('gives up in the end', async () => {
    const { work, tries } = failing(...Array.from({ length: 9 }, () => new TransportError('reset', 'cut')));
    await assert.rejects(insist(work, { clock, signal }), TransportError);
    assert.equal(tries(), 4);
  });

  it('ends when the service ends', async () => {
    const stop = new AbortController();
    stop.abort(new Error('the service ends'));
    const { work } = failing(new TransportError('reset', 'cut'));
    await assert.rejects(insist(work, { clock, signal: stop.signal }), /the service ends/);
  });
});
