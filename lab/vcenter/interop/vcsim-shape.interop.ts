/** The same objects on vcsim and here: each property that both have shows the same type to govc. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findGoTool } from '../../../packages/vim25/interop/go-tools.ts';
import { findVcsim, startVcsim } from '../../../packages/vim25/interop/vcsim.ts';
import type { Vcsim } from '../../../packages/vim25/interop/vcsim.ts';
import { fetchThumbprint } from '../../../packages/vim25/src/index.ts';
import { selfSignedCertificate } from '../../../packages/vim25/src/testing/certificate.ts';
import { smallInventory } from '../testing/small-inventory.ts';
import type { Vcenter } from '../vcenter.ts';
import { startVcenter } from '../vcenter.ts';
import type { Govc } from './govc.ts';
import { govcFor } from './govc.ts';

const programs = { govc: await findGoTool('govc'), vcsim: await findVcsim() };
const skip = programs.govc === null || programs.vcsim === null ? 'neither govc and vcsim nor Go are here' : false;
const folders = [mkdtempSync(path.join(tmpdir(), 'ours-')), mkdtempSync(path.join(tmpdir(), 'vcsim-'))] as const;
let vcenter: Vcenter | undefined;
let vcsim: Vcsim | undefined;
let ours: Govc;
let theirs: Govc;

before(async () => {
  if (programs.govc === null || programs.vcsim === null) return;
  const { cert, key, sha1 } = await selfSignedCertificate();
  vcenter = await startVcenter({ inventory: smallInventory().inventory, cert, key });
  vcsim = await startVcsim(programs.vcsim, { machines: 1 });
  const program = programs.govc;
  const account = { user: 'administrator@vsphere.local', password: 'VMware1!' };
  ours = govcFor({ program, folder: folders[0], url: vcenter.url, thumbprint: sha1, ...account });
  const { sha1: thumbprint } = await fetchThumbprint('127.0.0.1', vcsim.port);
  theirs = govcFor({
    program,
    folder: folders[1],
    url: vcsim.url,
    thumbprint,
    user: vcsim.userName,
    password: vcsim.password,
  });
});

after(async () => {
  await vcenter?.stop();
  await vcsim?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Kind of object as `govc find -type` has it, and properties to look into. */
const SAMPLES: readonly (readonly [kind: string, ...paths: string[]])[] = [
  ['m', 'runtime', 'summary', 'config', 'guest', 'config.hardware', 'summary.quickStats', 'config.files'],
  ['h', 'runtime', 'summary', 'summary.quickStats', 'summary.hardware'],
  ['c', 'summary', 'configurationEx'],
  ['p', 'runtime', 'summary', 'config', 'runtime.cpu'],
  ['s', 'summary', 'capability'],
  ['g', 'config', 'summary'],
  ['f'],
  ['d'],
];

/** vcsim's datastores are folders of its machine, so their `info` is of another subtype. */
const isOfOurs = (kind: string, name: string): boolean => kind === 's' && name === 'info';

for (const [kind, ...paths] of SAMPLES) {
  test(`objects of kind ${kind} have properties of the same types`, { skip }, async () => {
    for (const path of ['', ...paths]) {
      const [here, there] = [await typesOf(ours, kind, path), await typesOf(theirs, kind, path)];
      const both = [...here].filter(([name]) => there.has(name) && !isOfOurs(kind, name));
      assert.ok(both.length > 0, `no property in common below ${path}`);
      assert.deepEqual(
        both.filter(([name, type]) => there.get(name) !== type),
        [],
      );
    }
  });
}

/** Go type by property, of the first object of a kind. */
async function typesOf(govc: Govc, kind: string, path: string): Promise<Map<string, string>> {
  const [object = ''] = (await govc('find', '/', '-type', kind)).trim().split('\n').slice(-1);
  const text = await govc(
    'object.collect',
    ...(path === '' ? [] : ['-O=false']),
    object,
    ...(path === '' ? [] : [path]),
  );
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => /^(\S+) +(\S+)/.exec(line))
      .map((match) => [match?.[1] ?? '', match?.[2] ?? '']),
  );
}
