import { containerNetworkDefaults, vchSpecDefaults, type Networks } from '@vic/contract/vch-spec';
import { aNetwork, aNetworkList, chosen } from '../../../../../testing/networks.ts';
import { aComputeResource } from '../../../../../testing/placement.ts';
import { aProblem } from '../../../../../testing/problems.ts';
import { VC1 } from '../../../../../testing/records.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { pass, settle } from '../../../../../testing/test-bed.ts';
import { PlacementClient } from '../../api/placement.client.ts';
import { NetworkChoices } from './network-choices.ts';
import { NetworksStep } from './networks-step.ts';

const bridge = aNetwork({ moid: 'n-1', name: 'bridge-07' });
const open = aNetwork({ moid: 'n-2', name: 'open' });
const edge = aNetwork({ moid: 'n-3', name: 'open', switchName: 'dvs-edge', path: '/Berlin/network/Edge/open' });
const taken = aNetwork({
  moid: 'n-4',
  name: 'bridge-08',
  bridgeFault: 'in-use',
  usedBy: [{ vchName: 'payments', role: 'bridge' }],
});
const half = aNetwork({ moid: 'n-5', name: 'half', missingOn: ['esx03', 'esx04'], bridgeFault: 'missing-on-hosts' });
const plain = aNetwork({ moid: 'n-6', name: 'VM Network', kind: 'standard', switchName: 'vSwitch0' });
const list = aNetworkList([bridge, open, edge, taken, half, plain], {
  bridgeRanges: [{ vchName: 'payments', networkMoid: 'n-4', range: '172.16.0.0/16' }],
});
const { networks: defaults } = vchSpecDefaults;
const cluster = aComputeResource();

const pathOf = (moid: string) => `vc/${VC1}/compute/${moid}/networks`;

describe('networks step', () => {
  let step: StepHarness;

  async function show(networks: Partial<Networks> = {}, resource: typeof cluster | null = cluster): Promise<void> {
    step = await StepHarness.open(NetworksStep, {
      providers: [PlacementClient, NetworkChoices],
      spec: {
        compute: { ...vchSpecDefaults.compute, resource },
        networks: { ...defaults, ...networks },
      },
    });
  }

  async function showRead(networks: Partial<Networks> = {}): Promise<void> {
    await show(networks);
    await step.answer(pathOf(cluster.moid), list);
  }

  const draft = () => step.draft.spec().networks;
  const field = (label: string) => {
    const found = step.all('label').find((each) => each.textContent.trim() === label);
    return step.find(`#${found?.getAttribute('for') ?? 'none'}`);
  };
  const valueOf = (element: HTMLElement) => (element instanceof HTMLInputElement ? element.value : null);
  const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  const option = (text: string) => {
    const found = options().find((each) => each.textContent.includes(text));
    if (!found) throw new Error(`no option says "${text}"`);
    return found;
  };

  afterEach(() => {
    step.close();
  });

  describe('without networks', () => {
    it('leads back to the compute resource where none is chosen', async () => {
      await show({}, null);

      expect(step.named('a', 'Choose a compute resource').getAttribute('href')).toContain('step=compute');
    });

    it('says what to do where there is no port group at all, and reads again', async () => {
      await show();
      await step.answer(pathOf(cluster.moid), aNetworkList([]));

      expect(step.text).toContain('“Compute-01” has no port group.');
      await step.click(step.named('button', 'Read again'));
      await step.answer(pathOf(cluster.moid), list);

      expect(step.all('vic-bridge-network').length).toBe(1);
    });

    it('says that nothing can be the bridge, and lets the rest be chosen', async () => {
      await show();
      await step.answer(pathOf(cluster.moid), aNetworkList([plain, taken]));

      expect(step.find('clr-alert').textContent).toContain('no port group that can be the bridge network');
      expect(step.all('vic-role-network').length).toBe(3);
    });

    it('shows what failed, and tries again', async () => {
      await show();
      await step.refuse(pathOf(cluster.moid), aProblem({ status: 500, code: 'internal' }));

      expect(step.text).toContain('The plug-in server failed.');
      await step.click(step.named('button', 'Try again'));
      await step.answer(pathOf(cluster.moid), list);

      expect(step.all('vic-fault-view').length).toBe(0);
    });

    it('asks again until it is known what other VCHs use', async () => {
      await show();
      await step.answer(pathOf(cluster.moid), { ...list, isUseKnown: false });

      expect(step.text).toContain('still being read');
      await pass(2000);
      await step.answer(pathOf(cluster.moid), list);

      expect(step.text).not.toContain('still being read');
    });
  });

  describe('choice of a port group', () => {
    it('shows switch, VLAN and path, so that two of the same name are told apart', async () => {
      await showRead();
      await step.click(field('Public network'));

      expect(option('/Berlin/network/Edge').textContent).toContain('VLAN 120');
      await step.click(option('/Berlin/network/Edge'));

      expect(draft().public.portGroup).toEqual(chosen(edge));
      expect(step.text).toContain('Distributed switch dvs-edge');
    });

    it('is found by typing and taken with Enter', async () => {
      await showRead();
      const box = field('Bridge network');
      await step.enter(box, 'bridge');

      expect(options().length).toBe(2);
      await step.press(box, 'Enter');

      expect(draft().bridge.portGroup).toEqual(chosen(bridge));
      expect(options()).toEqual([]);
    });

    it('says why one cannot be the bridge, and does not take it', async () => {
      await showRead();
      await step.click(field('Bridge network'));

      expect(option('bridge-08').textContent).toContain('Bridge network of payments already.');
      expect(option('VM Network').textContent).toContain('only distributed port groups');
      expect(option('bridge-08').getAttribute('aria-disabled')).toBe('true');
      await step.click(option('bridge-08'));

      expect(draft().bridge.portGroup).toBeNull();
    });

    it('hides those that some hosts do not have, until they are asked for', async () => {
      await showRead();
      await step.click(field('Public network'));

      expect(options().some((each) => each.textContent.includes('half'))).toBeFalse();
      await step.click(option('1 more is not on all hosts'));

      expect(option('half').textContent).toContain('Not on esx03, esx04');
      await step.click(option('half'));

      expect(draft().public.portGroup).toBeNull();
    });

    it('does not give the bridge away', async () => {
      await showRead({ bridge: { ...defaults.bridge, portGroup: chosen(bridge) } });
      await step.click(field('Client network'));

      expect(option('bridge-07').textContent).toContain('This VCH’s bridge network');
    });

    it('stays as it was when the search is left or escaped', async () => {
      await showRead({ public: { ...defaults.public, portGroup: chosen(open) } });
      const box = field('Public network');
      await step.enter(box, 'edge');
      await step.press(box, 'Escape');

      expect(valueOf(box)).toBe('open');
      await step.enter(box, 'edge');
      await step.leave(box);

      expect(draft().public.portGroup).toEqual(chosen(open));
    });

    it('says what it means to choose none, and can go back to it', async () => {
      await showRead({
        public: { ...defaults.public, portGroup: chosen(open) },
        client: { ...defaults.client, portGroup: chosen(edge) },
      });

      expect(field('Management network').getAttribute('placeholder')).toBe('Same as client (open)');
      await step.click(step.named('button', 'Clear: Client network'));

      expect(draft().client.portGroup).toBeNull();
      expect(field('Client network').getAttribute('placeholder')).toBe('Same as public (open)');
    });

    it('moves through the list with the arrow keys', async () => {
      await showRead();
      const box = field('Public network');
      await step.press(box, 'ArrowDown');
      const first = box.getAttribute('aria-activedescendant');
      await step.press(box, 'ArrowDown');

      expect(document.getElementById(first ?? '')).not.toBeNull();
      expect(box.getAttribute('aria-activedescendant')).not.toBe(first);
      await step.press(box, 'ArrowUp');

      expect(box.getAttribute('aria-activedescendant')).toBe(first);
    });
  });

  describe('addresses', () => {
    it('are had in one of two ways, which the arrow keys go between within their network', async () => {
      await showRead({ client: { ...defaults.client, portGroup: chosen(open) } });
      const names = step.all('input[type=radio]').map((radio) => radio.getAttribute('name'));

      expect(names).toEqual([
        '/networks/public/addressMode',
        '/networks/public/addressMode',
        '/networks/client/addressMode',
        '/networks/client/addressMode',
      ]);
    });

    it('are entered in place of DHCP', async () => {
      await showRead({ public: { ...defaults.public, portGroup: chosen(open) } });
      const [, entered] = step.all('input[type=radio]');
      if (entered) await step.click(entered);

      expect(draft().public.addressMode).toBe('static');
    });

    it('say what they mean for the subnet while they are typed', async () => {
      await showRead({ public: { ...defaults.public, portGroup: chosen(open), addressMode: 'static' } });
      await step.enter(field('Public network address'), '10.1.2.3/24');
      await step.enter(field('Public network gateway'), '10.1.2.1');

      expect(step.find('vic-subnet-note').textContent).toContain('254 addresses, 10.1.2.1 to 10.1.2.254');
      expect(step.find('vic-subnet-note').textContent).toContain('The gateway is in this subnet.');
    });

    it('are told to be wrong as soon as they can be read', async () => {
      await showRead({ public: { ...defaults.public, portGroup: chosen(open), addressMode: 'static' } });

      expect(step.text).not.toContain('The gateway is not in');
      await step.enter(field('Public network address'), '10.1.2.3/24');
      await step.enter(field('Public network gateway'), '10.9.0.1');

      expect(step.text).toContain('The gateway is not in the network 10.1.2.0/24');
      await step.enter(field('Public network address'), '10.1.2.0/24');

      expect(step.text).toContain('10.1.2.0 stands for the network 10.1.2.0/24 itself');
    });

    it('stay when DHCP is chosen and static again', async () => {
      await showRead({
        public: { ...defaults.public, portGroup: chosen(open), addressMode: 'static', address: '10.1.2.3/24' },
      });
      const mode = (value: string) => step.find(`vic-role-network input[value="${value}"]`);
      await step.click(mode('dhcp'));

      expect(step.all('vic-subnet-note').length).toBe(0);
      await step.click(mode('static'));

      expect(valueOf(field('Public network address'))).toBe('10.1.2.3/24');
    });

    it('say which name servers are used', async () => {
      await showRead();

      expect(step.text).toContain('None needed: DHCP tells them.');
      step.draft.update('networks', {
        ...draft(),
        public: { ...draft().public, addressMode: 'static', address: '10.1.2.3/24' },
      });
      await settle();

      expect(step.text).toContain('8.8.8.8, 8.8.4.4 are used');
    });

    it('count on nothing that DHCP tells while a static address is still being entered', async () => {
      await showRead({ public: { ...defaults.public, addressMode: 'static', address: '10.1.' } });

      expect(step.text).not.toContain('DHCP tells them');
      expect(step.text).toContain('8.8.8.8, 8.8.4.4 are used');
    });
  });

  describe('bridge range', () => {
    it('says how much fits in, and who has the same addresses', async () => {
      await showRead();

      expect(step.text).toContain('Room for 16 bridge networks of up to 65,533 containers each.');
      expect(step.text).toContain('payments (172.16.0.0/16) use the same addresses on port groups of their own');
      await step.enter(field('Bridge network range'), '10.200.0.0/16');

      expect(step.text).toContain('Room for 1 bridge network');
      expect(step.text).not.toContain('payments (172.16.0.0/16)');
    });

    it('offers only widths that fit', async () => {
      await showRead({ bridge: { ...defaults.bridge, range: '192.168.8.0/28' } });
      const texts = step.all('vic-bridge-network option').map((each) => each.textContent.trim());

      expect(texts).toEqual([
        'Default (/16)',
        '/28: 1 network of 13 containers',
        '/29: 2 networks of 5 containers',
        '/30: 4 networks of 1 container',
      ]);
    });
  });

  describe('container networks', () => {
    it('are added, filled in, removed and had back', async () => {
      await showRead();
      await step.click(step.named('button', 'Add a container network'));
      await step.enter(field('Docker name'), 'web');

      expect(draft().containerNetworks).toEqual([{ ...containerNetworkDefaults, alias: 'web' }]);
      await step.click(step.named('button', 'Remove the container network web'));

      expect(draft().containerNetworks).toEqual([]);
      expect(step.text).toContain('Container network “web” was removed.');
      await step.click(step.named('button', 'Undo'));

      expect(draft().containerNetworks.map(({ alias }) => alias)).toEqual(['web']);
    });

    it('say what each firewall policy means, and what is wrong with it', async () => {
      await showRead({ containerNetworks: [{ ...containerNetworkDefaults, alias: 'web' }] });

      expect(step.find('vic-container-network').textContent).toContain(
        'Ports that a container publishes can be reached',
      );
      await step.enter(step.find('vic-container-network select'), 'peers');
      await step.leave(step.find('vic-container-network select'));

      expect(draft().containerNetworks[0]?.firewall).toBe('peers');
      expect(step.text).toContain('Only containers on this network can talk to each other.');
      expect(step.text).toContain('Peers are told by their addresses.');
    });

    it('show name servers with DHCP too', async () => {
      const nameServers = ['10.1.0.53', 'nobody'];
      await showRead({ containerNetworks: [{ ...containerNetworkDefaults, nameServers }] });
      step.draft.reveal('networks');
      await settle();

      const list = step.find('vic-container-network [data-path$="/nameServers"]');
      expect([...list.querySelectorAll('input')].map(({ value }) => value)).toEqual(nameServers);
      expect(list.querySelector('[data-path$="/nameServers/1"]')?.textContent).toContain('IPv4');
    });

    it('take several ranges, and count their addresses', async () => {
      await showRead({
        containerNetworks: [
          {
            ...containerNetworkDefaults,
            addressMode: 'static',
            gateway: '10.1.3.1/24',
            ranges: ['10.1.3.20-10.1.3.29', '10.1.3.64/28'],
          },
        ],
      });

      expect(step.find('vic-container-network').textContent).toContain('26 addresses in all.');
    });
  });

  describe('another compute resource', () => {
    it('drops only what it does not see, and says so', async () => {
      await showRead({
        bridge: { portGroup: chosen(bridge), range: '10.0.0.0/8', width: 20 },
        public: { ...defaults.public, portGroup: chosen(open), addressMode: 'static', address: '10.1.2.3/24' },
      });
      const other = aComputeResource({ moid: 'domain-c9', name: 'Compute-02' });
      step.draft.update('compute', { ...step.draft.spec().compute, resource: other });
      await settle();
      await step.answer(pathOf('domain-c9'), aNetworkList([bridge]));

      expect(draft().bridge.portGroup).toEqual(chosen(bridge));
      expect(draft().public).toEqual({
        ...defaults.public,
        portGroup: null,
        addressMode: 'static',
        address: '10.1.2.3/24',
      });
      expect(step.draft.notices()).toEqual([
        {
          slice: 'networks',
          key: 'createVch.networks.dropped',
          values: { role: 'public', alias: '', name: 'open', place: 'Compute-02' },
        },
      ]);
    });
  });

  describe('picture', () => {
    it('follows what is chosen, and is a list for those who cannot see it', async () => {
      await showRead({ public: { ...defaults.public, portGroup: chosen(open) } });
      const lines = () => step.all('#vic-network-picture-list li').map((each) => each.textContent.trim());

      expect(lines()).toEqual([
        'Public: open, DHCP',
        'Client: open, DHCP',
        'Management: open, DHCP',
        'Bridge: not chosen yet, 172.16.0.0/12',
      ]);
      step.draft.update('networks', { ...draft(), bridge: { ...draft().bridge, portGroup: chosen(bridge) } });
      await settle();

      expect(lines()).toContain('Bridge: bridge-07, 172.16.0.0/12');
      expect(step.find('svg[role="img"]').textContent).toContain('bridge-07');
    });
  });

  it('shows what is missing once Next was pressed', async () => {
    await showRead();

    expect(step.text).not.toContain('Choose a port group for the bridge network.');
    step.draft.reveal('networks');
    await settle();

    expect(step.text).toContain('Choose a port group for the bridge network.');
    expect(step.text).toContain('Choose a port group for the public network.');
    expect(field('Bridge network').getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps proxies when they are folded away, and says that there are some', async () => {
    await showRead({ proxy: { http: 'http://proxy.lab.local:3128', https: '', exceptions: ['registry.lab.local'] } });
    const toggle = step.named('button', 'Proxy for fetching images');
    if (toggle.getAttribute('aria-expanded') === 'true') await step.click(toggle);

    expect(toggle.textContent).toContain('2');
    expect(draft().proxy.http).toBe('http://proxy.lab.local:3128');
  });
});
