import type { VmCard } from '@vic/contract';
import { PageHarness } from '../../../testing/page.harness.ts';
import { aContainerVm, aVch, VC1, vmUrn } from '../../../testing/records.ts';
import { pass, settle } from '../../../testing/test-bed.ts';

const CARD = `vc/${VC1}/vms/vm-11/card`;

describe('summary card of a VM', () => {
  let page: PageHarness;

  async function openWith(card: VmCard): Promise<void> {
    page = await PageHarness.open('/card/vm', ({ host }) => {
      host.objectIds = [vmUrn('vm-11')];
    });
    await page.answer(CARD, card);
  }
  afterEach(() => {
    page.close();
  });

  it('shows how to reach a VCH', async () => {
    await openWith({ kind: 'vch', vch: aVch() });

    expect(page.text).toContain('tcp://10.0.0.5:2376');
    expect(page.find('a').getAttribute('href')).toBe('https://10.0.0.5:2378');
  });

  it('shows no address before there is one', async () => {
    await openWith({ kind: 'vch', vch: aVch({ address: null, dockerHost: null, adminPortal: null }) });

    expect(page.text).toContain('Waiting for an address');
    expect(page.text).not.toContain('2376');
    expect(page.all('a').length).toBe(0);
  });

  it('names no endpoint at the last address of a VM that is off', async () => {
    await openWith({ kind: 'vch', vch: aVch({ powerState: 'poweredOff', state: 'stopped' }) });

    expect(page.text).toContain('No address while the endpoint VM is not powered on');
    expect(page.text).not.toContain('2376');
  });

  it('says what the VM is', async () => {
    await openWith({ kind: 'vch', vch: aVch() });

    expect(page.find('h1').textContent).toBe('Virtual container host');
  });

  it('offers no portal that cannot answer', async () => {
    await openWith({ kind: 'vch', vch: aVch({ powerState: 'suspended', state: 'suspended' }) });

    expect(page.all('a').length).toBe(0);
    expect(page.text).toContain('Not available while the endpoint VM is not powered on');
  });

  it('shows a container with the ports of all its networks', async () => {
    const ports = ['bridge', 'public'].map((network, index) => ({
      network,
      hostPort: `808${index}`,
      containerPort: '80',
      protocol: 'tcp',
    }));
    await openWith({ kind: 'container', container: aContainerVm({ ports }) });

    expect(page.text).toContain('8080→80/tcp, 8081→80/tcp');
    expect(page.text).toContain('library/nginx:1.27');
  });

  it('says so when the VM is none of ours', async () => {
    await openWith({ kind: 'other', vmName: 'plain' });

    expect(page.text).toContain('This virtual machine is neither a virtual container host nor a container.');
  });

  it('reads again every half minute, without the stream', async () => {
    await openWith({ kind: 'vch', vch: aVch() });
    await pass(30_000);
    await page.answer(CARD, { kind: 'vch', vch: aVch({ state: 'failed' }) });

    expect(page.text).toContain('Failed');
    expect(page.bench.sockets.opened.length).toBe(0);
  });

  it('reads again when the user refreshes the client', async () => {
    await openWith({ kind: 'vch', vch: aVch() });
    page.bench.host.globalRefresh.next();
    await page.answer(CARD, { kind: 'vch', vch: aVch({ state: 'stopped' }) });

    expect(page.text).toContain('Stopped');
  });

  it('finds the vCenter where the client leaves it out', async () => {
    page = await PageHarness.open('/card/vm', ({ host }) => {
      host.objectIds = ['urn:vmomi:VirtualMachine:vm-11'];
      host.backendInfo = { all: [], perVcenter: new Map([[VC1, []]]) };
    });
    await settle();
    await page.answer(CARD, { kind: 'other', vmName: 'plain' });

    expect(page.text).toContain('neither');
  });
});
