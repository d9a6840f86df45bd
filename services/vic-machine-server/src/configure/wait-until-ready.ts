/** Waiting for a VCH that starts. */
import { decodeVch, type VchConfig } from '@vic/extraconfig';
import { GuestProgramLostError, GuestTimeoutError, runInGuest, VimFault } from '@vic/vim25';
import { failureText } from '../create/failure-text.ts';
import { clientIp } from '../vch/client-address.ts';
import { findVch } from '../vch/find-vch.ts';
import { dockerFault, type DockerPort } from './docker-answers.ts';
import type { VchChange } from './vch-change.ts';

const LOOK_MS = 1_000;
const STARTED = 'true';
const TLS_PORT = 2376;
const PLAIN_PORT = 2375;
/** The appliance takes programs of its own from vSphere without a log in. */
const NOBODY = { userName: '', password: '' };

/**
 * Waits until a VCH has an address for its clients, its components have started, and Docker answers; and checks that it
 * reaches vCenter.
 * @throws Error saying what it lacked when the time was over
 */
export async function waitUntilReady(change: VchChange): Promise<void> {
  const { context, vm } = change;
  const { signal, settings } = context;
  const { clock } = context.session.client;
  const deadline = clock.now() + settings.vchReadyMs;
  let told = '';
  for (;;) {
    const config = decodeVch((await findVch(context.session, vm.ref.value, { signal })).pairs);
    const lacking = startFault(config) ?? (await dockerFault(dockerPortOf(config), signal));
    if (lacking === null) break;
    if (lacking !== told) context.log.debug(`Waiting for the VCH ${vm.name}: ${lacking}`);
    told = lacking;
    if (clock.now() + LOOK_MS > deadline) {
      const seconds = Math.round(settings.vchReadyMs / 1_000);
      throw new Error(`The VCH ${vm.name} was not ready within ${seconds} s: ${lacking}`);
    }
    await clock.sleep(LOOK_MS, signal);
  }
  await checkTarget(change);
}

/** What is missing of what the guest itself reports; null: nothing. */
function startFault(config: VchConfig): string | null {
  if (clientIp(config) === null) return 'it has no address on its client network yet';
  for (const [name, { started }] of config.init.sessions) {
    if (started === STARTED) continue;
    return started === '' ? `its component ${name} has not started yet` : `its component ${name} failed: ${started}`;
  }
  return null;
}

function dockerPortOf(config: VchConfig): DockerPort {
  const { hostCertificate, certificateAuthorities } = config.certificate;
  const certificate = hostCertificate?.cert ?? null;
  const args = config.init.sessions.get('docker-personality')?.cmd.args ?? [];
  const [port] = args.flatMap((each) => /^-port=(\d+)$/.exec(each)?.[1] ?? []);
  return {
    address: clientIp(config) ?? '',
    port: port === undefined ? (certificate === null ? PLAIN_PORT : TLS_PORT) : Number(port),
    certificate,
    asksForCertificates: (certificateAuthorities?.length ?? 0) > 0,
  };
}

/** Has the guest try to reach vCenter. An appliance that cannot try is believed. */
async function checkTarget({ context, vm, config }: VchChange): Promise<void> {
  const { session, signal, log } = context;
  const { target } = config.connection;
  const program = { path: 'test-vc-api', arguments: target };
  let exitCode: number;
  try {
    exitCode = await runInGuest(session.client, vm.ref, NOBODY, program, { signal });
  } catch (error) {
    const cannot =
      error instanceof VimFault || error instanceof GuestTimeoutError || error instanceof GuestProgramLostError;
    if (!cannot || (error instanceof VimFault && error.is('NotAuthenticated'))) throw error;
    log.warning(`It could not be tried whether ${vm.name} reaches vCenter: ${failureText(error)}`);
    return;
  }
  if (exitCode !== 0) throw new Error(`The VCH ${vm.name} does not reach vCenter at ${target} (code ${exitCode})`);
}
