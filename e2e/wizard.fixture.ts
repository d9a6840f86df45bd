import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { ADMINISTRATOR, LAB_PASSWORD } from '../lab/accounts.ts';
import { makeCertificate, type CertificateFiles } from '../lab/launcher/certificate.ts';
import { VCENTERS } from '../lab/launcher/lab.ts';
import { openPluginSession, type PluginSession } from '../lab/launcher/plugin-session.ts';
import { test as base } from './lab.fixture.ts';
import { VcenterProbe } from './vcenter-probe.ts';

interface WizardFixtures {
  /** a session of the plug-in beside the browser's */
  session: PluginSession;
  /** the second vCenter, for an administrator with another tool */
  vcenter2: VcenterProbe;
  /** a certificate that is its own authority, and its key, as files */
  certificate: CertificateFiles;
  /** deletes every VCH that the journey made, and forgets its creations: the journeys that follow find the lab as it was */
  tidiness: undefined;
}

const Activities = Type.Object({ activities: Type.Array(Type.Object({ id: Type.String() })) });

/** `test` for journeys that make VCHs. */
export const test = base.extend<WizardFixtures>({
  session: async ({ lab }, use) => {
    const session = await openPluginSession(lab, ADMINISTRATOR, LAB_PASSWORD);
    await use(session);
    await session.close();
  },
  vcenter2: async ({ lab }, use) => {
    const probe = await VcenterProbe.open(lab, 2);
    await use(probe);
    await probe.close();
  },
  certificate: async ({ lab }, use, { testId }) => {
    const files = await makeCertificate(lab.folder, `docker-${testId}.example.com`);
    await use(files);
    await Promise.all([rm(files.certFile), rm(files.keyFile)]);
  },
  tidiness: [
    async ({ vcenter1, vcenter2, lab }, use) => {
      const probes = [vcenter1, vcenter2];
      const before = await Promise.all(probes.map((probe) => probe.vms()));
      await use(undefined);
      // of its own: a journey may have ended all sessions
      const session = await openPluginSession(lab, ADMINISTRATOR, LAB_PASSWORD);
      for (const [index, probe] of probes.entries()) {
        for (const [name, { value }] of await probe.vms()) {
          if (before[index]?.has(name) === false) await deleteVch(session, index, value);
        }
      }
      await forgetActivities(session);
      await session.close();
    },
    { auto: true },
  ],
});

async function deleteVch(session: PluginSession, vcenter: number, moid: string): Promise<void> {
  const place = path.posix.join('vc', VCENTERS[vcenter === 0 ? 0 : 1].guid, 'vic-machine', 'vch', moid);
  const { statusCode, body } = await session.send(place, { method: 'DELETE' });
  const text = await body.text();
  if (statusCode !== 202) throw new Error(`The VCH ${moid} was not deleted: ${statusCode} ${text}`);
}

async function forgetActivities(session: PluginSession): Promise<void> {
  const { activities } = Value.Parse(Activities, await session.get('activities'));
  for (const { id } of activities) {
    const { body } = await session.send(`activities/${id}`, { method: 'DELETE' });
    await body.dump();
  }
}
