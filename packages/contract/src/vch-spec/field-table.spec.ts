import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { changedSpec, outcomeOf, type FieldChange, type FieldOutcome } from './testing/field-change.ts';
import { aFilledSpec } from './testing/specifications.ts';

type Golden = Readonly<Record<string, FieldOutcome & { readonly change: FieldChange }>>;
const parseGolden: (text: string) => Golden = JSON.parse;

/** For each field what setting it to something else does in all folds; nothing else in a specification tells more about it. */
const golden = parseGolden(readFileSync(new URL('testing/field-table.golden.json', import.meta.url), 'utf8'));

/** The options of the command line's last version that create a VCH. */
const OPTIONS = new Set(
  `target user password thumbprint name compute-resource affinity-vm-group image-store base-image-size volume-store
  bridge-network bridge-network-range bridge-network-width client-network client-network-gateway client-network-ip public-network
  public-network-gateway public-network-ip management-network management-network-gateway management-network-ip dns-server container-network
  container-network-gateway container-network-ip-range container-network-dns container-network-firewall memory memory-reservation
  memory-shares cpu cpu-reservation cpu-shares storage-quota containers endpoint-memory endpoint-cpu tls-server-key tls-server-cert tls-cname
  tls-cert-path no-tlsverify no-tls organization certificate-key-size tls-ca registry-ca insecure-registry whitelist-registry https-proxy
  http-proxy no-proxy syslog-address ops-user ops-password ops-grant-perms container-name-convention appliance-iso bootstrap-iso force
  timeout asymmetric-routes debug extended-help`.split(/\s+/),
);

/** What a field's change may touch beside its own place: the lists that repeat it, and what counts only by it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'networks.public.addressMode': ['/network/public/gateway'],
  'networks.client.portGroup': ['/network/client'],
  'networks.client.addressMode': ['/network/client/gateway'],
  'networks.management.portGroup': ['/network/management'],
  'networks.management.addressMode': ['/network/management/gateway'],
  'networks.containerNetworks.addressMode': ['/network/container/0/ip_ranges'],
  'registry.insecure': ['/registry/whitelist'],
};

function placesOf({ id, payload }: Field): readonly string[] {
  return [...payload, ...(BESIDE[id] ?? [])];
}

function isIn(path: string, place: string): boolean {
  const pattern = new RegExp(`^${place.replace('*', String.raw`\d+`)}(?:/|$)`);
  return pattern.test(path);
}

test('the golden table has every field', () => {
  assert.deepEqual(
    Object.keys(golden),
    FIELDS.map(({ id }) => id),
  );
});

for (const field of FIELDS) {
  test(`${field.id} comes out of every fold as the golden table says`, () => {
    const { change, ...outcome } = golden[field.id] ?? assert.fail('not in the table');
    assert.notDeepEqual(changedSpec(change), aFilledSpec(change.source), 'nothing was changed');
    assert.deepEqual(outcomeOf(field.id, change), outcome);
  });

  test(`${field.id} touches nothing in the payload but its own places`, () => {
    const { payload } = golden[field.id] ?? assert.fail('not in the table');
    const places = placesOf(field);
    const elsewhere = Object.keys(payload).filter((path) => !places.some((place) => isIn(path, place)));
    assert.deepEqual(elsewhere, []);
  });

  test(`${field.id} is carried by an option that vic-machine has`, () => {
    const { arguments: changed } = golden[field.id] ?? assert.fail('not in the table');
    assert.ok(field.option === null || OPTIONS.has(field.option), field.option ?? '');
    const used = [...changed.gone, ...changed.added].map((argument) => argument.split(' ')[0]?.slice(2) ?? '');
    assert.deepEqual(
      used.filter((option) => !OPTIONS.has(option)),
      [],
    );
    assert.ok(used.length === 0 || used.includes(field.option ?? ''), used.join(', '));
  });
}
