import { aContainerVm } from '../../../testing/records.ts';
import { networksText, portsText } from './port-text.ts';

describe('port and network texts', () => {
  it('show the ports of all networks, each once', () => {
    const published = { network: 'bridge', hostPort: '8080', containerPort: '80', protocol: 'tcp' };
    const exposed = { network: 'public', hostPort: null, containerPort: '53', protocol: 'udp' };

    expect(portsText(aContainerVm({ ports: [published, { ...published, network: 'other' }, exposed] }))).toBe(
      '8080→80/tcp, 53/udp',
    );
  });

  it('show a network without an address by its name', () => {
    const network = { name: 'bridge', prefixLength: null, gateway: null, nameServers: [], aliases: [] };
    const networks = [
      { ...network, address: null },
      { ...network, name: 'six', address: 'fd00::5' },
    ];

    expect(networksText(aContainerVm({ networks }))).toBe('bridge, six fd00::5');
  });
});
