import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationContext } from '../../src/operation-context.ts';
import { basic, testApp } from '../testing/test-app.ts';

const USERS = Array.from({ length: 100 }, (_, index) => `user-${index}`);
const KINDS = ['', '/certificate', '/log', 'list', 'create', 'delete'];

test('a hundred requests at once get each their own answer', async (t) => {
  const waiting: (() => void)[] = [];
  /** Every operation answers only when all have begun. */
  const meet = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    waiting.push(() => resolve(undefined));
    if (waiting.length === USERS.length) for (const go of waiting.reverse()) go();
    await promise;
  };
  const whoAndWhat = async ({ session }: OperationContext, vchId: string) => {
    await meet();
    return `${session.user.userName} ${vchId}`;
  };
  const app = await testApp(t, {
    operations: {
      getVch: async (context, id) => ({ name: await whoAndWhat(context, id) }),
      getCertificate: whoAndWhat,
      getLog: whoAndWhat,
      listVchs: async (context) => [{ id: 'vm', name: await whoAndWhat(context, 'list') }],
      createVch: async (context, { name = '' }) => ({ id: await whoAndWhat(context, name), clientCredentials: null }),
      deleteVch: async (context, id) => {
        await whoAndWhat(context, id);
      },
    },
  });
  const ask = async (user: string, kind: string) => {
    const headers = { ...basic(user), accept: '*/*' };
    const vch = `/container/target/vc/vch/vm-of-${user}`;
    switch (kind) {
      case 'list':
        return app.server.inject({ url: '/container/target/vc/vch', headers });
      case 'create': {
        const json = { ...headers, 'content-type': 'application/json' };
        return app.server.inject({
          method: 'POST',
          url: '/container/target/vc/vch',
          headers: json,
          payload: JSON.stringify({ name: user }),
        });
      }
      case 'delete':
        return app.server.inject({ method: 'DELETE', url: vch, headers });
      default:
        return app.server.inject({ url: `${vch}${kind}`, headers });
    }
  };
  const answers = await Promise.all(
    USERS.map(async (user, index) => ({ user, answer: await ask(user, KINDS[index % KINDS.length] ?? '') })),
  );
  for (const { user, answer } of answers) {
    assert.ok(answer.statusCode < 300, `${user}: ${answer.statusCode} ${answer.body}`);
    const told = `${answer.body} ${answer.headers.location ?? ''}`;
    for (const other of told.match(/user-\d+/g) ?? []) assert.equal(other, user);
  }
  assert.equal(app.target.openSessions(), 0);
});
