import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { LintEntry } from '../lab/client/browser/wire.ts';
import type { Lab } from '../lab/launcher/lab.ts';

const Answer = Type.Object({ entries: Type.Array(LintEntry) });

/**
 * The faults of plug-ins that the stand-in has found so far, as `severity rule: message`; none while it is down. That an
 * answer took long is left out: it tells more of the machine than of the plug-in.
 */
export async function lintLog(lab: Lab): Promise<readonly string[]> {
  const response = await fetch(new URL('host/lint', lab.address)).catch(() => null);
  if (!response?.ok) return [];
  const { entries } = Value.Parse(Answer, await response.json());
  const faults = entries.filter(({ rule }) => rule !== 'spi-slow');
  return faults.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}
