import { patchVch } from './configure/patch-vch.ts';
import { replaceVch } from './configure/replace-vch.ts';
import { createVch } from './create/create-vch.ts';
import { debugVch } from './debug/debug-vch.ts';
import { deleteVch } from './delete/delete-vch.ts';
import { changeFirewall } from './firewall/change-firewall.ts';
import { readFirewall } from './firewall/read-firewall.ts';
import type { Operations } from './operations.ts';
import type { OpenTarget } from './services.ts';
import { openTarget } from './target/open-target.ts';
import { listVchs } from './vch/list-vchs.ts';
import { getVch } from './vch/get-vch.ts';
import { getCertificate } from './vch/get-certificate.ts';
import { getLog } from './vch/get-log.ts';
import { upgradeVch } from './upgrade/upgrade-vch.ts';
import { validateVch } from './validate/validate-vch.ts';

/** How the service reaches targets. */
export const openRealTarget: OpenTarget = openTarget;

/** What the service does on targets. */
export const realOperations: Operations = {
  listVchs,
  getVch,
  getCertificate,
  getLog,
  validateVch,
  createVch,
  deleteVch,
  replaceVch,
  patchVch,
  upgradeVch,
  debugVch,
  readFirewall,
  changeFirewall,
};
