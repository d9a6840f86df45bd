import { isFault, text } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';

/** Without it vCenter forgets a VM's serial port over the network when the VM moves. */
export const SERIAL_PORT_SETTING = 'config.vpxd.SerialPort.PersistNetworkBacking';

/** The vCenter setting, null if it is not set. @throws VimFault if it may not be read */
export async function readSerialPortSetting({ client }: TargetSession, signal?: AbortSignal): Promise<boolean | null> {
  const { setting } = client.content;
  if (setting === undefined) return null;
  try {
    const call = signal === undefined ? {} : { signal };
    const [option] = await client.invoke('QueryOptions', setting, { name: SERIAL_PORT_SETTING }, call);
    return option === undefined ? null : text(option.value)?.toLowerCase() === 'true';
  } catch (error) {
    if (isFault(error, 'InvalidName')) return null;
    throw error;
  }
}
