import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAt } from './fields.ts';
import { payloadPathToField } from './payload-fault.ts';
import { toPayload } from './payload.ts';
import { leaves } from './testing/field-change.ts';
import { aFilledSpec } from './testing/specifications.ts';

const PLACES: readonly [pointer: string, path: string][] = [
  ['/name', '/general/name'],
  ['/syslog_addr', '/general/syslog/host'],
  ['/compute/resource/id', '/compute/resource'],
  ['/compute/cpu/reservation', '/compute/cpu/reservation'],
  ['/compute/cpu/limit/units', '/compute/cpu/limit'],
  ['/endpoint/cpu/sockets', '/compute/endpoint/cpus'],
  ['/storage/image_stores/0', '/storage/imageStore/datastore'],
  ['/storage/volume_stores/0/datastore', '/storage/volumeStores/0/datastore'],
  ['/storage/volume_stores/1/datastore', '/storage/volumeStores/1/host'],
  ['/storage/volume_stores/1/label', '/storage/volumeStores/1/label'],
  ['/network/bridge/port_group', '/networks/bridge/portGroup'],
  ['/network/client/static', '/networks/client/address'],
  ['/network/client/gateway', '/networks/client/gateway'],
  ['/network/client/gateway/routing_destinations/1', '/networks/client/destinations/1'],
  ['/network/public/nameservers/0', '/networks/nameServers/0'],
  ['/network/container/0/gateway/address', '/networks/containerNetworks/0/gateway'],
  ['/network/container/0/ip_ranges/1', '/networks/containerNetworks/0/ranges/1'],
  ['/auth', '/security/source'],
  ['/auth/server/certificate/pem', '/security/brought/serverCertificate'],
  ['/auth/client/certificate_authorities/0/pem', '/security/brought/clientAuthorities/0'],
  ['/registry/whitelist/1', '/registry/whitelist/1'],
  ['/registry/whitelist/3', '/registry/whitelist'],
  ['/registry/image_fetch_proxy/no_proxy/1', '/networks/proxy/exceptions/1'],
  ['/endpoint/operations_credentials', '/operationsUser/user'],
  ['/endpoint/operations_credentials/password', '/operationsUser/password'],
];

for (const [pointer, path] of PLACES) {
  test(`what is wrong at ${pointer} of the payload is shown at ${path}`, () => {
    assert.equal(payloadPathToField(pointer, aFilledSpec())?.path, path);
  });
}

test('certificates are those of the source that is chosen', () => {
  const place = payloadPathToField('/auth/server/certificate/pem', aFilledSpec('browser'));
  assert.equal(place?.path, '/security/made/serverCertificate');
});

test('nowhere is shown what is nowhere', () => {
  for (const pointer of ['', '/', '/version', '/runtime'])
    assert.equal(payloadPathToField(pointer, aFilledSpec()), null);
});

test('every value of a payload leads to a field of the specification', () => {
  for (const source of ['browser', 'files', 'server', 'none'] as const) {
    const spec = aFilledSpec(source);
    for (const pointer of leaves(toPayload(spec)).keys()) {
      const place = payloadPathToField(pointer, spec);
      assert.ok(place, pointer);
      assert.equal(fieldAt(place.path)?.id, place.fieldId, pointer);
    }
  }
});
