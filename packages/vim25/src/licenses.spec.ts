import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLicenses } from './licenses.ts';
import { objectText, ScriptedServer } from './testing/scripted-server.ts';

const feature = (key: string): string =>
  `<properties><key>feature</key><value xsi:type="KeyValue"><key>${key}</key><value>What ${key} is</value></value></properties>`;

const ASSIGNED =
  '<entityId>host-1</entityId><assignedLicense><licenseKey>00000-11111-SECRET</licenseKey><editionKey>esx.enterprisePlus</editionKey>' +
  `<name>vSphere Enterprise Plus</name><total>0</total><costUnit>cpuPackage</costUnit><properties><key>ProductName</key><value xsi:type="xsd:string">ESX</value></properties>${feature('serialuri:2')}${feature('dvs')}</assignedLicense>`;

describe('readLicenses', () => {
  it('reads the features of hosts, and not the licence keys', async () => {
    const server = await ScriptedServer.start(({ method, body }) => {
      if (method === 'RetrievePropertiesEx') {
        const manager = '<val type="LicenseAssignmentManager">assignments</val>';
        return { returns: objectText('LicenseManager', 'licenses', { licenseAssignmentManager: manager }) };
      }
      return { returns: body.includes('host-1') ? ASSIGNED : '' };
    });
    const client = await server.connect();
    try {
      const hosts = ['host-1', 'host-2'].map((value) => ({ type: 'HostSystem', value }));
      const licenses = await readLicenses(client, hosts);
      const [first] = licenses.get('host-1') ?? [];
      assert.deepEqual(first, {
        entityId: 'host-1',
        name: 'vSphere Enterprise Plus',
        editionKey: 'esx.enterprisePlus',
        features: [
          { key: 'serialuri:2', label: 'What serialuri:2 is' },
          { key: 'dvs', label: 'What dvs is' },
        ],
      });
      assert.deepEqual(licenses.get('host-2'), []);
      assert.match(server.bodyOf('QueryAssignedLicenses'), /assignments<\/_this><entityId>host-2<\/entityId>/);
    } finally {
      await client.close();
      await server.stop();
    }
  });

  it('says so where licences are not assigned', async () => {
    const server = await ScriptedServer.start(() => ({ returns: '' }));
    const client = await server.connect();
    try {
      await assert.rejects(readLicenses(client, []), { faultType: 'NotSupported' });
    } finally {
      await client.close();
      await server.stop();
    }
  });
});
