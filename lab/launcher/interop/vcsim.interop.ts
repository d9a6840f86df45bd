/**
 * The whole product beside a vCenter that other people wrote: plug-in server and stand-in on vcsim, as
 * `npm start -- --vcenter` starts them. Needs the built ui and manifest.
 */
import { ContainerPage, VchPage } from '@vic/contract';
import { connect, findExtension, type VimClient } from '@vic/vim25';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Value } from 'typebox/value';
import { findVcsim, startVcsim, type Vcsim } from '../../../packages/vim25/interop/vcsim.ts';
import { fillVcsim, VCH_NAME } from './fill-vcsim.ts';
import { openPluginSession, type PluginSession } from '../plugin-session.ts';
import { freePorts } from '../ports.ts';
import { productFromSources } from '../product.ts';
import { startWithRealVcenters } from '../real-vcenter.ts';

const program = await findVcsim();
if (program === null) console.log('SKIPPED the product on vcsim: neither vcsim nor Go was found.');

test('the product on vcsim', { skip: program === null && 'neither vcsim nor Go was found' }, async (t) => {
  let vcsim: Vcsim;
  let client: VimClient;
  let product: Awaited<ReturnType<typeof startWithRealVcenters>>;
  let session: PluginSession;
  let containerCount: number;

  before(async () => {
    vcsim = await startVcsim(program ?? '', { machines: 3 });
    client = await connect({ url: vcsim.url, trust: { thumbprint: vcsim.thumbprint } });
    await client.login(vcsim.userName, vcsim.password);
    containerCount = await fillVcsim(client);
    product = await startWithRealVcenters({
      ports: await freePorts(),
      product: productFromSources(),
      emulate: '8.0.3',
      vcenters: [{ url: vcsim.url, thumbprint: vcsim.thumbprint }],
      registerAs: null,
      onLine: () => undefined,
    });
    session = await openPluginSession(product, vcsim.userName, vcsim.password);
    await session.untilLive();
  });

  after(async () => {
    await session.close();
    await product.stop();
    await client.close();
    await vcsim.stop();
  });

  await t.test('shows the VCH that was put there, and no other VM', async () => {
    const page = Value.Parse(VchPage, await session.get('vchs'));
    assert.deepEqual(
      page.items.map(({ name, powerState, isIncomplete }) => ({ name, powerState, isIncomplete })),
      [{ name: VCH_NAME, powerState: 'poweredOn', isIncomplete: false }],
    );
  });

  await t.test('shows its containers with their owner', async () => {
    const page = Value.Parse(ContainerPage, await session.get(`containers?vch=${VCH_NAME}`));
    assert.ok(containerCount > 0);
    assert.equal(page.total, containerCount);
    assert.equal(page.totalUnfiltered, containerCount);
  });

  await t.test('has written no extension record', async () => {
    assert.equal(await findExtension(client, 'com.vmware.vic'), null);
  });
});
