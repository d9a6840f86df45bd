/** Calls that tests of VMs make again and again. */
import type { Session } from '../sessions.ts';
import type { Lab, Reply } from './calls.ts';
import { collectorCall, objectSpec, ref, textOf } from './calls.ts';

/** Longer than any task of the test's vCenter takes. */
const TASK_MS = 5_000;

export interface TaskEnd {
  readonly state: string;
  readonly xml: string;
  /** Type of the fault; null if there is none. */
  readonly fault: string | null;
  /** The reference or text of the result. */
  readonly result: string;
}

/** Makes a call that starts a task and waits for its end; a call that faults ends at once. */
export async function runTask(lab: Lab, session: Session, body: string): Promise<TaskEnd> {
  const reply = await lab.call(session, body);
  if (reply.fault !== null) return { state: 'refused', xml: reply.xml, fault: reply.fault, result: '' };
  lab.clock.advance(TASK_MS);
  const { xml } = await readObject(lab, session, 'Task', textOf(reply.xml), ['info']);
  return {
    state: /<state>(\w+)<\/state>/.exec(xml)?.[1] ?? '',
    xml,
    fault: /<error><fault xsi:type="(\w+)"/.exec(xml)?.[1] ?? null,
    result: /<result[^>]*>([^<]*)/.exec(xml)?.[1] ?? '',
  };
}

export async function readObject(
  lab: Lab,
  session: Session,
  type: string,
  moid: string,
  paths: readonly string[],
): Promise<Reply> {
  return lab.call(session, collectorCall('RetrieveProperties', `<specSet>${objectSpec(type, moid, paths)}</specSet>`));
}

export const vmCall = (method: string, vm: string, content = ''): string =>
  `<${method}>${ref('_this', 'VirtualMachine', vm)}${content}</${method}>`;

export const managerCall = (method: string, manager: string, content = '', moid = manager): string =>
  `<${method}>${ref('_this', manager, moid)}${content}</${method}>`;

export const pair = (key: string, value: string): string =>
  `<extraConfig><key>${key}</key><value xsi:type="xsd:string">${value}</value></extraConfig>`;

export const addDevice = (type: string, content: string): string =>
  `<deviceChange><operation>add</operation><device xsi:type="${type}">${content}</device></deviceChange>`;

export const card = (portgroup: string, slot?: number): string =>
  addDevice(
    'VirtualVmxnet3',
    `<key>-1</key><backing xsi:type="VirtualEthernetCardDistributedVirtualPortBackingInfo"><port><portgroupKey>${portgroup}</portgroupKey></port></backing>` +
      (slot === undefined
        ? ''
        : `<slotInfo xsi:type="VirtualDevicePciBusSlotInfo"><pciSlotNumber>${slot}</pciSlotNumber></slotInfo>`) +
      '<addressType>generated</addressType>',
  );

/** `CreateVM_Task` in the first datacenter. */
export const createVm = (lab: Lab, config: string): string =>
  `<CreateVM_Task>${ref('_this', 'Folder', lab.first.vmFolder)}<config>${config}</config>${ref('pool', 'ResourcePool', lab.pool.moid)}</CreateVM_Task>`;
