import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowFault } from './arrows.js';

const ALLOWED: readonly (readonly [string, string])[] = [
  ['ui/src/app/features/vch-list/vch-list.ts', '@vic/contract'],
  ['ui/src/app/features/vch-list/vch-list.ts', '../../core/host/host.ts'],
  ['ui/src/app/features/vch-list/vch-list.ts', './vch-list.columns.ts'],
  ['ui/src/app/features/vch-list/vch-list.spec.ts', '../../../testing/builders.ts'],
  ['services/plugin-server/src/app.ts', '@vic/vim25'],
  ['lab/launcher/lab.ts', '@vic/plugin-server'],
  ['e2e/lab.fixture.ts', '../lab/launcher/lab.ts'],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ['ui/src/app/features/vch-list/vch-list.ts', '../container-list/container-list.ts'],
  ['ui/src/app/core/host/host.ts', '../../features/vch-list/vch-list.ts'],
  ['ui/src/app/core/host/host.ts', '../../shared/async/async.ts'],
  ['ui/src/app/features/vch-list/vch-list.ts', '../../../testing/builders.ts'],
  ['ui/src/main.ts', '@vic/vim25'],
  ['packages/contract/src/index.ts', '@vic/vim25'],
  ['packages/vim25/src/index.ts', '../../extraconfig/src/index.ts'],
  ['services/plugin-server/src/app.ts', '../../../lab/vcenter/main.ts'],
  ['plugin-package/src/start.ts', '@vic/lab'],
  ['lab/launcher/lab.ts', '../../ui/src/main.ts'],
  ['tools/build.ts', '../manifest/src/index.ts'],
];

for (const [file, specifier] of ALLOWED) {
  test(`lets ${file} import ${specifier}`, () => assert.equal(arrowFault(file, specifier), null));
}

for (const [file, specifier] of REFUSED) {
  test(`stops ${file} from importing ${specifier}`, () => assert.notEqual(arrowFault(file, specifier), null));
}
