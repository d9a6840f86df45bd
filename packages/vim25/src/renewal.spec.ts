import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFault, VimFault } from './errors.ts';
import { sessionRenewal } from './renewal.ts';

describe('sessionRenewal', () => {
  it('renews once for everybody who asks meanwhile', async () => {
    let renewals = 0;
    let finish = (): void => undefined;
    const renewal = sessionRenewal(() => {
      renewals += 1;
      return new Promise((resolve) => (finish = resolve));
    });
    const all = Promise.all([renewal.renew(), renewal.renew(), renewal.renew()]);
    finish();
    await all;
    assert.equal(renewals, 1);
  });

  it('repeats a read once with the new session', async () => {
    let isRenewed = false;
    const renewal = sessionRenewal(async () => {
      isRenewed = true;
    });
    const answer = await renewal.read(async () => {
      if (!isRenewed) throw new VimFault('NotAuthenticated');
      return 'read';
    });
    assert.equal(answer, 'read');
  });

  it('does not repeat for ever', async () => {
    let reads = 0;
    const renewal = sessionRenewal(async () => undefined);
    await assert.rejects(
      renewal.read(async () => {
        reads += 1;
        throw new VimFault('NotAuthenticated');
      }),
      (error) => isFault(error, 'NotAuthenticated'),
    );
    assert.equal(reads, 2);
  });

  it('tells everybody that the session is over, and tries again for the next', async () => {
    let renewals = 0;
    const renewal = sessionRenewal(async () => {
      renewals += 1;
      throw new VimFault('InvalidLogin');
    });
    const results = await Promise.allSettled([renewal.renew(), renewal.renew()]);
    assert.ok(results.every((result) => result.status === 'rejected'));
    await assert.rejects(renewal.renew());
    assert.equal(renewals, 2);
  });
});
