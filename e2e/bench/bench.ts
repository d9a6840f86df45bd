/** `npm run bench`: figures for the bars of the README, as ratios of one run. */
import { ADMINISTRATOR, LAB_PASSWORD, ONE_DATACENTER_ADMINISTRATOR, OPERATORS, READER } from '../../lab/accounts.ts';
import { openPluginSession, type PluginSession } from '../../lab/launcher/plugin-session.ts';
import { startLab, type Lab } from '../../lab/launcher/lab.ts';
import { freePorts } from '../../lab/launcher/ports.ts';
import { productFromPackage } from '../../lab/launcher/product.ts';
import { findGoTool } from '../../packages/vim25/interop/go-tools.ts';
import { runCommand } from '../../tools/command.ts';
import { unpackPackage } from '../unpacked-package.ts';
import { measureFirstView } from './bundle-size.ts';
import { measureChangeToCell } from './change-to-cell.ts';
import { printFigures, type Figure } from './figure.ts';
import { measureInventoryLoad } from './inventory-load.ts';
import { measureListQueries } from './list-query.ts';
import { measureMemory } from './memory.ts';
import { RequestLog } from './request-log.ts';
import { measureVchRequests } from './vch-requests.ts';
import { measureWizard } from './wizard.ts';

const requests = new RequestLog();
const FIVE_USERS = [ADMINISTRATOR, READER, ONE_DATACENTER_ADMINISTRATOR, ...OPERATORS];

await runCommand([], async () => {
  const product = await unpackPackage();
  const figures: Figure[] = [];
  try {
    await withLab('large', product.folder, async (lab) => {
      console.log('large scenario: 20,000 VMs in vCenter 1');
      figures.push(...(await measureInventoryLoad(lab, await findGoTool('govc'))));
      figures.push(...(await measureVchRequests(lab)));
      const sessions: PluginSession[] = [];
      for (const [index, user] of FIVE_USERS.entries()) {
        const session = await openPluginSession(lab, user, LAB_PASSWORD);
        const ms = await session.untilLive();
        if (index === 0)
          figures.push({ name: 'first inventory in the plug-in server', value: ms / 1000, unit: 's', bar: null });
        sessions.push(session);
      }
      const [administrator] = sessions;
      if (administrator) figures.push(...(await measureListQueries(administrator, requests)));
      figures.push(await measureMemory(lab, sessions.length));
      if (administrator) figures.push(...(await measureChangeToCell(lab, administrator)));
      await Promise.all(sessions.map((session) => session.close()));
    });
    // a lab of its own: nobody has logged in there yet
    await withLab('large', product.folder, async (lab) => {
      figures.push(...(await measureWizard(lab)));
    });
    await withLab('default', product.folder, async (lab) => {
      figures.push(...(await measureFirstView(lab)));
    });
  } finally {
    await product.remove();
  }
  printFigures(figures);
});

async function withLab(scenario: string, folder: string, measure: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await startLab({
    scenario,
    emulate: '8.0.3',
    isStill: true,
    ports: await freePorts(),
    product: productFromPackage(folder),
    isSupervised: false,
    onLine: (_listener, line) => requests.take(line),
  });
  try {
    await measure(lab);
  } finally {
    await lab.stop();
  }
}
