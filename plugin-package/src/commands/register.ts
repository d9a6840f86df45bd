import { pluginVersion } from '@vic/manifest';
import type { Extension } from '@vic/vim25';
import { CommandFailure, EXIT, usageFailure, type ExitCode } from '../cli/failure.ts';
import { identityOf, recordChangesOf } from '../cli/record-options.ts';
import { newRecord, recordFor } from '../registration/extension-record.ts';
import { checkVcentersFile } from '../registration/vcenters-file.ts';
import type { CommandContext, LoggedInContext } from './context.ts';
import { onEachVcenter, printOutcomes } from './each-vcenter.ts';
import { keepVcenters } from './keep-vcenters.ts';

/**
 * The record that would be registered. No vCenter is asked; the plug-in server is, if its certificate is not given.
 * @throws CommandFailure
 */
export async function recordToRegister(context: CommandContext): Promise<Extension> {
  const { options, network, terminal, now } = context;
  const { pluginUrl, key } = options;
  if (pluginUrl === undefined) {
    throw usageFailure('-pu is missing: the manifest URL, such as https://plugin.example.com:9443/vic/plugin.zip.');
  }
  const changes = recordChangesOf(options, null);
  const version = options.version ?? pluginVersion;
  const identity = await identityOf(options, pluginUrl, true, { network, terminal, isConfirmed: options.yes === true });
  return newRecord({ ...changes, ...(identity && { identity }), key, version, pluginUrl }, now());
}

/** Registers the plug-in with every vCenter. */
export async function register(context: LoggedInContext, record: Extension): Promise<ExitCode> {
  const { vcentersFile } = context.options;
  if (vcentersFile !== undefined) checkVcentersFile(vcentersFile);
  const outcomes = await onEachVcenter(context, async (session, { url }) => {
    const existing = await session.find(record.key);
    if (existing) {
      const sentence = `${record.key} is already registered with ${url} (version ${existing.version}); use "vic-plugin update".`;
      throw new CommandFailure(EXIT.registration, sentence);
    }
    await session.register(recordFor(record, session.apiVersion));
    return {
      lines: [`${record.key} ${record.version} is registered with ${url}.`],
      details: { version: record.version },
    };
  });
  const exitCode = printOutcomes('register', outcomes, context);
  keepVcenters(context, outcomes);
  return exitCode;
}
