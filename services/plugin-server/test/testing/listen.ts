import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { TestContext } from 'node:test';

/** Has a server listen on this machine until the test is over. @returns the port */
export async function listen(t: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  return address.port;
}
