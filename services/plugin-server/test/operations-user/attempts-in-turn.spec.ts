import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AttemptsInTurn } from '../../src/operations-user/attempts-in-turn.ts';

/** Work that says when it begins, and ends when it is told to. */
function heldWork() {
  const begun: string[] = [];
  const work = (name: string) => {
    const end = Promise.withResolvers<string>();
    return {
      end,
      run: () => {
        begun.push(name);
        return end.promise;
      },
    };
  };
  return { begun, work };
}

describe('attempts for one account', () => {
  it('are one where the same is asked at once', async () => {
    const { begun, work } = heldWork();
    const attempts = new AttemptsInTurn<string>();
    const [first, second] = [work('first'), work('second')];
    const answers = [attempts.run('ops', 'web', first.run), attempts.run('ops', 'web', second.run)];
    first.end.resolve('yes');
    assert.deepEqual(await Promise.all(answers), ['yes', 'yes']);
    assert.deepEqual(begun, ['first']);
  });

  it('wait for each other where other things are asked, and each gets its own answer', async () => {
    const { begun, work } = heldWork();
    const attempts = new AttemptsInTurn<string>();
    const [web, db] = [work('web'), work('db')];
    const answers = [attempts.run('ops', 'web', web.run), attempts.run('ops', 'db', db.run)];
    assert.deepEqual(begun, ['web']);
    web.end.reject(new Error('no'));
    db.end.resolve('yes');
    assert.deepEqual(
      (await Promise.allSettled(answers)).map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.deepEqual(begun, ['web', 'db']);
  });

  it('are made anew when they are over, and do not wait for other accounts', async () => {
    const { begun, work } = heldWork();
    const attempts = new AttemptsInTurn<string>();
    const [first, other, again] = [work('first'), work('other'), work('again')];
    const answer = attempts.run('ops', 'web', first.run);
    void attempts.run('root', 'web', other.run);
    first.end.resolve('yes');
    await answer;
    void attempts.run('ops', 'web', again.run);
    assert.deepEqual(begun, ['first', 'other', 'again']);
  });
});
