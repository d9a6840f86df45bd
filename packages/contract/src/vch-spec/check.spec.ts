import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSlice, checkSpec } from './check.ts';
import { SPEC_FAULTS } from './fault.ts';
import type { RoleNetwork } from './networks/schema.ts';
import { securityDefaults } from './security/defaults.ts';
import { FAULT_CASES } from './testing/fault-cases.ts';
import {
  besidePublic,
  brought,
  folderStore,
  general,
  networks,
  nfsStore,
  registry,
  security,
  staticContainers,
  staticRole,
  storage,
} from './testing/slice-changes.ts';
import { aFilledSpec, aPortGroup, aSpec } from './testing/specifications.ts';
import type { VchSpec } from './vch-spec.ts';

for (const { spec, code, path } of FAULT_CASES) {
  test(`tells ${code} at ${path}, and nothing else`, () => {
    assert.deepEqual(
      checkSpec(spec).map((fault) => ({ code: fault.code, path: fault.path })),
      [{ code, path }],
    );
  });
}

test('every fault there is has a case', () => {
  const untold = Object.keys(SPEC_FAULTS).filter(
    (code) => code !== 'malformed' && FAULT_CASES.every((each) => each.code !== code),
  );
  assert.deepEqual(untold, []);
});

test('says of a slice that is no such slice that it cannot be used, and looks no further', () => {
  const parseGeneral: (text: string) => VchSpec['general'] = JSON.parse;
  const spec = { ...aSpec(), general: parseGeneral('{"name": 5}') };
  assert.deepEqual(
    checkSlice('general', spec).map(({ code }) => code),
    ['malformed'],
  );
});

test('finds nothing wrong with the simplest VCH', () => {
  assert.deepEqual(checkSpec(aSpec()), []);
});

for (const source of ['browser', 'files', 'server', 'none'] as const) {
  test(`finds nothing wrong with everything filled in and certificates from ${source}`, () => {
    assert.deepEqual(checkSpec(aFilledSpec(source)), []);
  });
}

test('tells the slice of each fault', () => {
  for (const { spec } of FAULT_CASES)
    for (const { slice, path } of checkSpec(spec)) assert.ok(path.startsWith(`/${slice}/`), path);
});

test('counts the bytes of a name, not its letters', () => {
  assert.deepEqual(checkSlice('general', general({ name: 'ä'.repeat(15) })), []);
});

const registries = ['registry', 'registry:5000', '10.1.2.3:5000', '*.example.com', 'https://registry.example.com/v2'];
for (const entry of [...registries, '10.0.0.0/8']) {
  test(`allows ${entry} in the whitelist`, () => {
    assert.deepEqual(checkSlice('registry', registry({ isWhitelistOnly: true, whitelist: [entry] })), []);
  });
}
for (const entry of registries) {
  test(`allows ${entry} as insecure registry`, () => {
    assert.deepEqual(checkSlice('registry', registry({ insecure: [entry] })), []);
  });
}

test('a whitelist of insecure registries alone is one', () => {
  assert.deepEqual(checkSlice('registry', registry({ isWhitelistOnly: true, insecure: ['old:5000'] })), []);
});

test('does not count what belongs to a choice that is not made', () => {
  const junk: RoleNetwork = { ...staticRole, address: 'junk', gateway: 'junk', destinations: ['junk'] };
  const spec = networks({
    public: { ...junk, portGroup: aPortGroup('public'), addressMode: 'dhcp' },
    client: { ...junk, portGroup: null },
    containerNetworks: [{ ...staticContainers, addressMode: 'dhcp', gateway: 'junk', ranges: ['junk'] }],
  });
  assert.deepEqual(checkSpec({ ...spec, registry: { ...spec.registry, whitelist: ['junk junk'] } }), []);
});

test('ranges may be the same on different port groups, and may not hold the address of the endpoint VM on their own', () => {
  const one = { ...staticContainers, ranges: ['10.4.0.16/28'] };
  const other = { ...one, alias: 'other', portGroup: aPortGroup('other') };
  const open = { ...aSpec().networks.public, addressMode: 'static' as const, gateway: '10.4.0.1' };
  const withAddress = (address: string) =>
    networks({ containerNetworks: [one, other], public: { ...open, portGroup: one.portGroup, address } });
  const found = (spec: VchSpec) => checkSlice('networks', spec).map(({ code, path }) => `${code} ${path}`);
  assert.deepEqual(found(withAddress('10.4.0.5/24')), []);
  assert.deepEqual(found(withAddress('10.4.0.17/24')), ['range-overlap /networks/containerNetworks/0/ranges/0']);
});

for (const validDays of [Number.NaN, 0, 9_000]) {
  test(`does not count ${validDays} days of validity where no certificate is made`, () => {
    const subject = { ...securityDefaults.subject, validDays };
    const faults = (['files', 'server', 'none'] as const).flatMap((source) =>
      checkSlice('security', security({ source, verifiesClients: false, brought, subject })),
    );
    assert.deepEqual(faults, []);
  });
}

test('looks on where a number that does not count is out of bounds', () => {
  const subject = { ...securityDefaults.subject, validDays: 0 };
  assert.deepEqual(
    checkSlice('security', security({ source: 'files', subject })).map(({ code }) => code),
    ['server-certificate-missing', 'server-key-missing', 'client-authority-missing'],
  );
});

test('counts the bounds of a number in a row that is used', () => {
  const spec = storage({ volumeStores: [folderStore, { ...nfsStore, label: 'two', uid: -1 }] });
  assert.deepEqual(
    checkSlice('storage', spec).map(({ code, path }) => [code, path]),
    [['number-too-small', '/storage/volumeStores/1/uid']],
  );
});

test('a role on the port group of another may leave the address to it', () => {
  assert.deepEqual(checkSpec(besidePublic({})), []);
});
