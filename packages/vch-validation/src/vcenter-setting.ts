import type { InventoryFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import { skipped } from './skipped.ts';

const SETTING = 'config.vpxd.SerialPort.PersistNetworkBacking';

/** Stage 2: vCenter keeps the network address of a VM's serial port; without that containers lose their connection when they move. */
export function checkSerialPortSetting({ persistsSerialPortBacking }: InventoryFacts): readonly Fault[] {
  if ('unread' in persistsSerialPortBacking) return [skipped('setting', '', persistsSerialPortBacking.unread)];
  if (persistsSerialPortBacking.value === true) return [];
  const remedy = 'An administrator can set it among the advanced settings of vCenter.';
  return [refusal('vcenter-setting', '', `The vCenter setting ${SETTING} must be true`, remedy)];
}
