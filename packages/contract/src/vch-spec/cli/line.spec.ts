import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromPayload } from '../from-payload.ts';
import { anySpec } from '../testing/any-spec.ts';
import { asCommandLineTells } from '../testing/canonical.ts';
import { parseArgv } from '../testing/parse-argv.ts';
import { resolverOf } from '../testing/resolver.ts';
import { aComputeResource, aFilledSpec, aPortGroup, aSpec, withChanges } from '../testing/specifications.ts';
import { withDistinctFiles } from '../testing/distinct-files.ts';
import type { VchSpec } from '../vch-spec.ts';
import { toArgv, type CliLine } from './line.ts';

const context = { platform: 'linux', user: 'administrator@vsphere.local', thumbprint: 'AA:BB' } as const;

function tokensOf({ args }: CliLine): string[] {
  return args.flatMap(({ option, value }) => (value === null ? [`--${option}`] : [`--${option}`, value]));
}

/** The files that a user would have beside the command line, by name. */
function filesOf({ security, registry }: VchSpec): Map<string, string> {
  const { made, brought } = security;
  const own = security.source === 'browser' ? made : brought;
  const authorities = security.source === 'browser' ? [made?.authority] : brought.clientAuthorities;
  const files = [own?.serverCertificate, own?.serverKey, ...authorities, ...registry.authorities];
  return new Map(files.flatMap((file) => (file ? [[file.fileName, file.pem] as const] : [])));
}

test('arguments read back to the same specification', () => {
  fc.assert(
    fc.property(anySpec.map(withDistinctFiles), (spec) => {
      const { payload } = parseArgv(tokensOf(toArgv(spec, context)), filesOf(spec));
      assert.deepEqual(fromPayload(payload, resolverOf(spec)).spec, asCommandLineTells(spec));
    }),
  );
});

test('names vCenter, datacenter, user and thumbprint', () => {
  const { target, user, thumbprint } = parseArgv(tokensOf(toArgv(aSpec(), context)), new Map());
  assert.deepEqual([target, user, thumbprint], ['vc1.lab.local/Europe/Berlin', context.user, 'AA:BB']);
});

test('escapes in the target what a URL reads in another way', () => {
  const resource = { ...aComputeResource, datacenter: { moid: 'datacenter-2', path: '/a b%2fc?d#e' } };
  const { target } = parseArgv(tokensOf(toArgv(aSpec({ compute: { resource } }), context)), new Map());
  assert.equal(target, 'vc1.lab.local/a b%252fc%3Fd%23e');
});

test('no secret is in arguments or comments', () => {
  for (const source of ['browser', 'files', 'server', 'none'] as const) {
    const filled = aFilledSpec(source);
    const proxy = { http: 'http://user:topsecret@proxy:80', https: 'user:to/topsecret@proxy', exceptions: [] };
    const line = JSON.stringify(toArgv(withChanges(filled, { networks: { proxy } }), context));
    for (const secret of ['Ops!23', 'topsecret', 'BEGIN', btoa('own key'), btoa('made key')])
      assert.ok(!line.includes(secret), `${source}: ${secret}`);
  }
});

const commentsOf = (spec: VchSpec, changes: Partial<typeof context> | { user: null; thumbprint: null } = {}) =>
  toArgv(spec, { ...context, ...changes }).comments.map(({ key }) => key);

test('says that passwords are asked for', () => {
  const asked = toArgv(aSpec(), context).comments.filter(({ key }) => key === 'createVch.cli.asks-password');
  assert.deepEqual(
    asked.map(({ values }) => [values['option'], values['user']]),
    [
      ['--password', 'administrator@vsphere.local'],
      ['--ops-password', 'vch-ops@vsphere.local'],
    ],
  );
});

test('says what is missing where user and thumbprint are not known', () => {
  const comments = commentsOf(aSpec(), { user: null, thumbprint: null });
  assert.ok(comments.includes('createVch.cli.user-missing'));
  assert.ok(comments.includes('createVch.cli.thumbprint'));
});

test('says what else only the command line can do', () => {
  assert.deepEqual(
    toArgv(aSpec(), context).furtherOptions.map(({ key }) => key.slice('createVch.cli.only.'.length)),
    [
      'storage-quota',
      'containers',
      'asymmetric-routes',
      'tls-cert-path',
      'appliance-iso',
      'bootstrap-iso',
      'timeout',
      'force',
      'extended-help',
    ],
  );
});

test('says what a command line cannot say', () => {
  const filled = aFilledSpec();
  const [network] = filled.networks.containerNetworks;
  assert.ok(network);
  const containerNetworks = [
    { ...network, portGroup: { ...aPortGroup('a:b'), path: '/DC/network/a:b' } },
    { ...network, alias: 'other' },
    { ...network, alias: 'again' },
  ];
  const spec = withChanges(filled, { networks: { containerNetworks } });
  const comments = toArgv(spec, context).comments.filter(({ key }) => key.startsWith('createVch.cli.network-'));
  assert.deepEqual(
    comments.map(({ key, values }) => [key, values['alias']]),
    [
      ['createVch.cli.network-with-colon', 'routable'],
      ['createVch.cli.network-repeated', 'again'],
    ],
  );
});

test('names the files that have to be there, and says when two have one name', () => {
  const filled = aFilledSpec();
  const files = toArgv(filled, context).comments.find(({ key }) => key === 'createVch.cli.files');
  assert.equal(files?.values['files'], 'own-cert.pem, own-key.pem, clients.pem, registry-ca.pem');
  const [authority] = filled.registry.authorities;
  assert.ok(authority);
  const same = withChanges(filled, { registry: { authorities: [{ ...authority, fileName: 'clients.pem' }] } });
  assert.ok(commentsOf(same).includes('createVch.cli.files-of-same-name'));
});

test('leaves out numbers that cannot be read', () => {
  const draft = aSpec({
    compute: {
      cpu: {
        limit: { value: Number.NaN, units: 'GHz' },
        reservation: null,
        shares: { level: 'custom', number: Number.NaN },
      },
    },
    storage: { baseImageSize: { value: Number.NaN, units: 'GB' } },
  });
  assert.ok(!JSON.stringify(tokensOf(toArgv(draft, context))).includes('NaN'));
});

test('leaves out of a draft what is not chosen yet', () => {
  const draft = aSpec({ compute: { resource: null }, general: { name: '' } });
  const options = toArgv(draft, context).args.map(({ option }) => option);
  assert.deepEqual(
    ['target', 'compute-resource', 'name'].filter((option) => options.includes(option)),
    [],
  );
});
