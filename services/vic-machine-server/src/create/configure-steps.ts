/** The reconfigurations that make the endpoint VM a VCH. */
import { encodeVch, newSecretKey } from '@vic/extraconfig';
import {
  datastorePathText,
  decodeDevices,
  type Device,
  type ManagedObjectReference,
  type VimClient,
  type VirtualDeviceConfigSpec,
  type VirtualMachineConfigSpec,
} from '@vic/vim25';
import { disableDestroy } from '../delete/remove-vm.ts';
import { foundationOf, isoNames, made, type Creation } from './creation.ts';
import { optionValues } from './endpoint-vm-spec.ts';
import { failureText } from './failure-text.ts';
import { readObject, runTask } from './run-task.ts';
import type { Step } from './steps.ts';
import { vchConfig } from './vch-config.ts';

const SERIAL_LOG = 'tether.debug';
const NEW_KEY = -300;
/** an IDE controller has two places */
const PLACES_PER_IDE = 2;

/** Keeps the endpoint VM from being destroyed by hand, where vCenter can. It goes with the VM. */
export function protectStep(creation: Creation): Step {
  const { context } = creation;
  return {
    title: 'Protecting the endpoint VM from being destroyed by hand',
    percent: 24,
    async do() {
      const isDone = await disableDestroy(context.session.client, made(creation, 'vm').ref);
      if (!isDone) context.log.info('This vCenter cannot keep people from destroying a VM by hand.');
    },
  };
}

/** Gives the endpoint VM a serial port, to which its kernel logs. */
export function serialPortStep(creation: Creation): Step {
  return {
    title: 'Adding a serial port to the endpoint VM',
    percent: 26,
    async do() {
      const controller = (await devicesOf(creation)).find(({ type }) => type === 'VirtualSIOController');
      const device = {
        typeName: 'VirtualSerialPort',
        key: NEW_KEY,
        backing: { typeName: 'VirtualSerialPortFileBackingInfo', fileName: fileOf(creation, SERIAL_LOG) },
        connectable: { startConnected: true, allowGuestControl: true, connected: true },
        ...(controller !== undefined && { controllerKey: controller.key, unitNumber: 0 }),
        yieldOnPoll: true,
      } as const;
      await reconfigure(creation, { deviceChange: [{ operation: 'add', device }] });
    },
  };
}

/** Gives the endpoint VM its CD-ROM and its whole configuration, sealed with a new key: from now on it is a VCH. */
export function configurationStep(creation: Creation): Step {
  return {
    title: 'Configuring the endpoint VM',
    percent: 28,
    async do() {
      const vm = made(creation, 'vm');
      const names = isoNames(creation);
      const devices = await devicesOf(creation);
      const config = vchConfig(creation.plan, foundationOf(creation), {
        moid: vm.ref.value,
        bootstrapIso: fileOf(creation, names.bootstrap),
      });
      await reconfigure(creation, {
        deviceChange: [cdromSpec(devices, fileOf(creation, names.appliance))],
        extraConfig: optionValues(encodeVch(config, { secretKey: newSecretKey() })),
      });
    },
  };
}

/** A file beside those of the endpoint VM. */
function fileOf(creation: Creation, name: string): string {
  const { files } = made(creation, 'vm');
  return datastorePathText({ ...files, path: `${files.path}/${name}` });
}

async function reconfigure({ context, made: parts }: Creation, spec: VirtualMachineConfigSpec): Promise<void> {
  if (parts.vm === null) return;
  const { client } = context.session;
  try {
    await runTask(client, 'ReconfigVM_Task', parts.vm.ref, { spec }, { signal: context.signal });
  } catch (error) {
    context.signal.throwIfAborted();
    throw new Error(`Creating the appliance failed with ${failureText(error)}. Exiting...`, { cause: error });
  }
}

/** The virtual devices of a VM. */
export async function readDevices(
  client: VimClient,
  vm: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<readonly Device[]> {
  const found = await readObject(client, vm, ['config.hardware.device'], signal);
  return decodeDevices(found?.props.get('config.hardware.device'));
}

const devicesOf = (creation: Creation): Promise<readonly Device[]> =>
  readDevices(creation.context.session.client, made(creation, 'vm').ref, creation.context.signal);

/** A CD-ROM with an image in it, on the first IDE controller that has a place. */
export function cdromSpec(devices: readonly Device[], fileName: string): VirtualDeviceConfigSpec {
  for (const controller of devices.filter(({ type }) => type === 'VirtualIDEController')) {
    const controllerKey = controller.key;
    const units = devices
      .filter((device) => device.controllerKey === controllerKey)
      .map(({ unitNumber }) => unitNumber);
    const unitNumber = Array.from({ length: PLACES_PER_IDE }, (_, unit) => unit).find((unit) => !units.includes(unit));
    if (unitNumber === undefined) continue;
    return {
      operation: 'add',
      device: {
        typeName: 'VirtualCdrom',
        key: NEW_KEY,
        backing: { typeName: 'VirtualCdromIsoBackingInfo', fileName },
        connectable: { startConnected: true, allowGuestControl: true, connected: true },
        controllerKey,
        unitNumber,
      },
    };
  }
  throw new Error('the endpoint VM has no room for a CD-ROM');
}
