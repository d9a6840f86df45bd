import { readFile } from 'node:fs/promises';
import type { Lab } from '../../lab/launcher/lab.ts';
import type { Figure } from './figure.ts';

/** Resident memory of the plug-in server, MB. Linux only: read from /proc. */
export async function residentMB(lab: Lab): Promise<number> {
  const pid = lab.listeners.get('plugin-server')?.pid;
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const kB = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  return kB / 1000;
}

/** The memory figure for `users` users who all have a live feed. */
export async function measureMemory(lab: Lab, users: number): Promise<Figure> {
  return { name: `plug-in server, resident, ${users} users`, value: await residentMB(lab), unit: 'MB', bar: 300 };
}
