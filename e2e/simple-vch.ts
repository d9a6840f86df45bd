import type { Wizard } from './pages/wizard.ts';

/** The least that a VCH needs, in the default scenario. */
export const SIMPLE_VCH = {
  way: ['vc1.lab.local', 'Europe', 'Berlin', 'Production', 'Compute-01'],
  datastore: 'vsan-prod',
  bridge: 'dvs-prod-bridge-free',
  network: 'dvs-prod-vm',
} as const;

export type SimpleVch = {
  readonly [key in keyof typeof SIMPLE_VCH]: (typeof SIMPLE_VCH)[key] extends string ? string : readonly string[];
};

/** Enters the least that a VCH needs, from the first step up to the security step. */
export async function enterUpToSecurity(wizard: Wizard, name: string, vch: SimpleVch = SIMPLE_VCH): Promise<void> {
  await wizard.shows('General');
  await wizard.field('Name').fill(name);
  await wizard.goOn('Compute');
  await wizard.choosePlace(...vch.way);
  await wizard.goOn('Storage');
  await wizard.chooseDatastore(vch.datastore);
  await wizard.goOn('Networks');
  await wizard.chooseNetwork('Bridge network', vch.bridge);
  await wizard.chooseNetwork('Public network', vch.network);
  await wizard.goOn('Security');
}

/** Enters the least that a VCH needs: up to the summary, with certificates made in the browser. */
export async function enterSimpleVch(wizard: Wizard, name: string, vch: SimpleVch = SIMPLE_VCH): Promise<void> {
  await enterUpToSecurity(wizard, name, vch);
  await wizard.makeCertificates();
  await wizard.goOn('Registry access');
  await wizard.goOn('Operations user');
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
}

/** Enters the least that a VCH needs, up to the summary, without TLS: for journeys that are not about certificates. */
export async function enterPlainVch(wizard: Wizard, name: string, vch: SimpleVch = SIMPLE_VCH): Promise<void> {
  await enterUpToSecurity(wizard, name, vch);
  await goOnWithoutTls(wizard);
  await wizard.enterOperationsUser();
  await wizard.goOn('Summary');
}

/** From the security step to that of the operations user, without TLS. */
export async function goOnWithoutTls(wizard: Wizard): Promise<void> {
  await wizard.chooseCertificates(/^No TLS/u);
  await wizard.goOn('Registry access');
  await wizard.goOn('Operations user');
}
