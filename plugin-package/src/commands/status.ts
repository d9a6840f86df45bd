import type { Extension } from '@vic/vim25';
import { EXIT, type ExitCode } from '../cli/failure.ts';
import { checkManifest } from '../registration/manifest-check.ts';
import { REMOTE_CLIENT_TYPE } from '../registration/plugin-identity.ts';
import type { LoggedInContext } from './context.ts';
import { onEachVcenter, printOutcomes, type VcenterReport } from './each-vcenter.ts';
import { notRegistered } from './not-registered.ts';

/** Shows the record of every vCenter and whether the vSphere Client could deploy it. */
export async function status(context: LoggedInContext): Promise<ExitCode> {
  const { key } = context.options;
  const outcomes = await onEachVcenter(context, async (session, { url }): Promise<VcenterReport> => {
    const record = await session.find(key);
    if (record === null) throw notRegistered(key, url);
    const { passed, faults } = await checkManifest(record, context.network);
    const facts = factsOf(record);
    return {
      lines: [
        `${key} is registered with ${url}.`,
        ...Object.entries(facts).map(([name, value]) => `  ${name.padEnd(11)} ${value}`),
        ...passed.map((sentence) => `  ok          ${sentence}`),
        ...faults.map((sentence) => `  fault       ${sentence}`),
      ],
      details: { ...facts, passed, faults },
      ...(faults.length > 0 && { exitCode: EXIT.connection }),
    };
  });
  return printOutcomes('status', outcomes, context);
}

function factsOf(record: Extension): Record<string, string> {
  const [first, ...others] = record.server ?? [];
  const kind = record.client?.some(({ type }) => type === REMOTE_CLIENT_TYPE) ? 'remote' : 'local';
  return {
    name: record.description.label,
    version: record.version,
    kind,
    url: first?.url ?? 'none',
    thumbprint: first?.serverThumbprint ?? 'none',
    ...(others.length > 0 && { auxiliaries: others.map(({ type, url }) => `${type} ${url}`).join(', ') }),
  };
}
