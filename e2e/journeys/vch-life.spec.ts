import type { Readable } from 'node:stream';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { ADMINISTRATOR, LAB_PASSWORD, READER } from '../../lab/accounts.ts';
import { VCENTERS } from '../../lab/launcher/lab.ts';
import { openPluginSession, type PluginSession } from '../../lab/launcher/plugin-session.ts';
import { expect, test as base } from '../lab.fixture.ts';

const VIC_MACHINE = `vc/${VCENTERS[0].guid}/vic-machine`;
const CREDENTIALS = { user: ADMINISTRATOR, password: LAB_PASSWORD };

/** A session of the plug-in beside the browser's, as the wizard has it. */
const test = base.extend<{ session: PluginSession }>({
  session: async ({ lab }, use) => {
    const session = await openPluginSession(lab, ADMINISTRATOR, LAB_PASSWORD);
    await use(session);
    await session.close();
  },
});

const specification = (name: string) => ({
  name,
  compute: { resource: { name: 'Compute-01' } },
  storage: { image_stores: ['vsan-prod'], base_image_size: { units: 'GB', value: 8 } },
  network: {
    bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'dvs-prod-management' } },
    public: { port_group: { name: 'dvs-prod-vm' } },
  },
  endpoint: { operations_credentials: CREDENTIALS },
});

const TaskEvent = Type.Object({
  task: Type.Object({
    state: Type.String(),
    percent: Type.Number(),
    vch_id: Type.Optional(Type.String()),
  }),
});
type Task = Static<typeof TaskEvent>['task'];

/** Every state of a task that its event stream tells, to the end. */
async function statesOf(body: Readable): Promise<Task[]> {
  let text = '';
  for await (const chunk of body) text += String(chunk);
  const data = text.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length)] : []));
  return data.map((each) => Value.Parse(TaskEvent, JSON.parse(each)).task);
}

test('a VCH that is made over the API appears in the open list, answers, and goes when it is deleted', async ({
  client,
  session,
  vcenter1,
}) => {
  const plugin = await client.enterPlugin();
  const vchs = await plugin.openVchs();
  await plugin.becomesLive();
  const scope = `${VIC_MACHINE}/datacenter/${await vcenter1.moidAt('Europe/Berlin')}`;

  const started = await session.send(`${scope}/vch`, {
    method: 'POST',
    headers: { prefer: 'respond-async' },
    body: specification('vch-journey'),
  });
  expect(started.statusCode, await started.body.text()).toBe(202);
  const place = String(started.headers['location']);
  expect(place).toContain(`/vic/api/${scope}/vch-task/`);
  const events = await session.send(`${place.slice('/vic/api/'.length)}/events`, {
    method: 'GET',
    headers: { accept: 'text/event-stream' },
  });
  const states = await statesOf(events.body);
  const last = states.at(-1);
  expect(last?.state, JSON.stringify(last)).toBe('succeeded');
  expect(states.map(({ percent }) => percent)).toEqual(states.map(({ percent }) => percent).sort((a, b) => a - b));

  const row = vchs.row('vch-journey');
  await expect(row).toContainText('127.0.1.');
  const log = await session.send(`${scope}/vch/${last?.vch_id ?? ''}/log`, {
    method: 'GET',
    headers: { accept: 'text/plain' },
  });
  expect(await log.body.text()).toContain('vch-journey');

  const deleted = await session.send(`${scope}/vch/${last?.vch_id ?? ''}`, { method: 'DELETE' });
  expect(deleted.statusCode, await deleted.body.text()).toBe(202);
  await expect(row).toHaveCount(0);
});

test('the checks of a VCH name what is wrong, and change nothing', async ({ session, vcenter1 }) => {
  const scope = `${VIC_MACHINE}/datacenter/${await vcenter1.moidAt('Europe/Berlin')}`;
  const before = [...(await vcenter1.vms()).keys()];
  const wrong = { ...specification('vch-journey'), storage: { image_stores: ['no-such-datastore'] } };
  const answer = await session.send(`${scope}/vch-validation`, { method: 'POST', body: wrong });
  const report = await answer.body.text();
  expect(answer.statusCode, report).toBe(200);
  expect(report).toContain("datastore 'no-such-datastore' not found");
  expect([...(await vcenter1.vms()).keys()]).toEqual(before);
});

test('a user who may only read sees the VCHs and makes none', async ({ lab, vcenter1 }) => {
  const session = await openPluginSession(lab, READER, LAB_PASSWORD);
  try {
    const scope = `${VIC_MACHINE}/datacenter/${await vcenter1.moidAt('Europe/Berlin')}`;
    const list = await session.send(`${scope}/vch`, { method: 'GET' });
    expect(await list.body.text()).toContain('vch-production');
    const refused = await session.send(`${scope}/vch`, { method: 'POST', body: specification('vch-reader') });
    const text = await refused.body.text();
    expect(refused.statusCode, text).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/\bat .*\.[jt]s\b/);
    const rest = await session.send(`${scope}/vch`, { method: 'GET' });
    expect(await rest.body.text()).not.toContain('vch-reader');
  } finally {
    await session.close();
  }
});
