import { warning, type Fault } from './fault.ts';

const CHECKS = {
  members: { title: 'Whether all hosts are on the switch', original: '' },
  setting: {
    title: 'The vCenter setting for serial ports',
    original: 'vCenter settings check SKIPPED, Set vCenter settings SKIPPED',
  },
  firewall: { title: "The hosts' firewall", original: 'Firewall check SKIPPED' },
  licence: { title: "The hosts' licence", original: 'vCenter settings check SKIPPED, License check SKIPPED' },
  drs: { title: 'DRS', original: 'DRS check SKIPPED' },
  datastores: { title: 'Whether the hosts reach the datastores', original: 'Compatibility check SKIPPED' },
  'operations-user': { title: 'Whether the operations user is an administrator', original: '' },
  name: { title: 'Whether the name is free', original: '' },
} as const;

type CheckName = keyof typeof CHECKS;

/** Says that something was not checked, and why (a sentence or a part of one). */
export function skipped(check: CheckName, path: string, why: string): Fault {
  return warning('check-skipped', path, `${CHECKS[check].title} was not checked: ${why.replace(/\.$/, '')}.`);
}

/** What checks need that found no compute resource or no image datastore. */
const NEED_BOTH = ['setting', 'firewall', 'licence', 'drs', 'datastores'] as const;

const WITHOUT_BASIS = 'compute resource or image datastore is unknown';

/** A warning for each check that needs compute resource and image datastore, one of which is not known. */
export function skippedForWantOfBasis(): readonly Fault[] {
  return NEED_BOTH.map((check) => skipped(check, '', WITHOUT_BASIS));
}

/** The original's words for what was skipped for want of compute resource or datastore; null: other faults. */
export function originalWords(fault: Fault): string | null {
  const check = NEED_BOTH.find((one) => fault.message === skipped(one, '', WITHOUT_BASIS).message);
  return check === undefined ? null : CHECKS[check].original;
}
