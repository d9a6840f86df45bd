import { SESSION_HEADER } from '@vic/contract';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { buildApp, type App } from '../../src/app.ts';
import { Config, type VcenterConfig } from '../../src/config/config.schema.ts';
import { parseWith } from '../../src/config/load-config.ts';
import type { OperationsLogin } from '../../src/operations-user/operations-login.ts';
import { FakeOpener } from './fake-opener.ts';
import { FakeVcenter } from './fake-vcenter.ts';
import { ManualClock, settle } from './manual-clock.ts';

export const TOKEN = 'token-of-alice-0123456789';
/** of every vCenter: SHA-1, so that nobody looks at its certificate */
export const THUMBPRINT = Array.from({ length: 20 }, () => 'A1').join(':');
export const ALICE = 'VSPHERE.LOCAL\\Alice';

export interface TestApp extends App {
  readonly clock: ManualClock;
  readonly opener: FakeOpener;
  readonly vcenter: FakeVcenter;
  readonly lines: string[];
  readonly get: (
    url: string,
    token?: string,
  ) => Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>;
}

export interface TestAppOptions {
  readonly vcenters?: readonly FakeVcenter[];
  readonly config?: Partial<Config>;
  /** default: operations users log in at a real vCenter */
  readonly operationsLogin?: OperationsLogin;
}

/** The whole server over fake vCenters, without a socket. */
export async function startTestApp(t: TestContext, options: TestAppOptions = {}): Promise<TestApp> {
  const vcenters = options.vcenters ?? [new FakeVcenter()];
  const [vcenter] = vcenters as [FakeVcenter];
  const clock = new ManualClock();
  const opener = new FakeOpener(...vcenters);
  opener.users.set(TOKEN, ALICE);
  const lines: string[] = [];
  const app = await buildApp({
    config: testConfig(
      vcenters.map(({ guid }) => guid),
      options.config,
    ),
    opener,
    ...(options.operationsLogin && { operationsLogin: options.operationsLogin }),
    clock,
    logDestination: { write: (line) => void lines.push(line) },
  });
  t.after(() => app.server.close());
  const get: TestApp['get'] = async (url, token = TOKEN) => {
    const pending = app.server.inject({ url, headers: token === '' ? {} : { [SESSION_HEADER]: token } });
    const response = await pending;
    await settle();
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json<unknown>() : response.body,
      headers: response.headers,
    };
  };
  return { ...app, clock, opener, vcenter, lines, get };
}

export function testConfig(guids: readonly string[], more: Partial<Config> = {}): Config {
  const folder = mkdtempSync(path.join(tmpdir(), 'plugin-server-test-'));
  const uiFolder = path.join(folder, 'ui');
  const manifestFolder = path.join(folder, 'manifest');
  mkdirSync(uiFolder);
  mkdirSync(manifestFolder);
  writeFileSync(
    path.join(uiFolder, 'index.html'),
    '<link rel="stylesheet" href="styles.css" nonce="CSP_NONCE" /><vic-root ngCspNonce="CSP_NONCE"></vic-root>' +
      '<script src="main-ABCDEFGH.js" type="module" nonce="CSP_NONCE"></script>',
  );
  writeFileSync(path.join(uiFolder, 'main-ABCDEFGH.js'), 'void 0;');
  writeFileSync(path.join(uiFolder, 'chunk-_6BNhT-a.js'), 'void 0;');
  writeFileSync(path.join(uiFolder, 'chunk-_6BNhT-a.js.br'), 'brotli');
  writeFileSync(path.join(uiFolder, 'chunk-_6BNhT-a.js.gz'), 'gzip');
  writeFileSync(path.join(uiFolder, 'word-disabled.js'), 'void 0;');
  mkdirSync(path.join(uiFolder, 'i18n'));
  writeFileSync(path.join(uiFolder, 'i18n', 'en-ABCDEFGH.json'), '{}');
  writeFileSync(path.join(manifestFolder, 'plugin.json'), '{}');
  writeFileSync(path.join(manifestFolder, 'sprites-ABCDEFGH.png'), '');
  writeFileSync(path.join(manifestFolder, 'secret.key'), 'no');
  const vcenters = Object.fromEntries(
    guids.map((guid): [string, VcenterConfig] => [
      guid,
      { fqdn: `${guid}.example.com`, name: `${guid}.example.com`, thumbprint: THUMBPRINT },
    ]),
  );
  return parseWith(
    Config,
    { tls: { certFile: 'c', keyFile: 'k' }, uiFolder, manifestFolder, vcenters, ...more },
    'The configuration',
  );
}
