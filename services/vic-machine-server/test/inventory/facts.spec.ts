import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TransportError, VimFault } from '@vic/vim25';
import { factOf, propertyFact } from '../../src/inventory/fact.ts';
import { inParallel } from '../../src/inventory/in-parallel.ts';

describe('a fact', () => {
  it('is unread where the target refuses it, in its words', async () => {
    const refuse = () => Promise.reject(new VimFault('NoPermission', {}, { message: 'Permission denied.' }));
    assert.deepEqual(await factOf(refuse), { unread: 'Permission denied.' });
    assert.deepEqual(await factOf(() => Promise.resolve(7)), { value: 7 });
  });

  it('is none where the connection or the session is lost', async () => {
    await assert.rejects(
      factOf(() => Promise.reject(new TransportError('reset', 'broken'))),
      TransportError,
    );
    await assert.rejects(
      factOf(() => Promise.reject(new VimFault('NotAuthenticated'))),
      VimFault,
    );
  });

  it('of a property names the fault with which it was refused', () => {
    const unread = new Map([['config', 'NoPermission']]);
    assert.deepEqual(propertyFact(null, 'config', unread), { unread: 'The target refuses it (NoPermission).' });
    assert.deepEqual(propertyFact(null, 'name', unread), { unread: 'The target does not say.' });
    assert.deepEqual(propertyFact(false, 'config', unread), { value: false });
  });
});

describe('work in parallel', () => {
  it('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 4, 3, 2, 1], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item * 2;
    });
    assert.deepEqual(results, [10, 8, 6, 4, 2]);
    assert.equal(most, 2);
  });

  it('ends with the first failure', async () => {
    await assert.rejects(
      inParallel([1, 2], 2, (item) => (item === 2 ? Promise.reject(new Error('no')) : Promise.resolve())),
      /no/,
    );
  });
});
