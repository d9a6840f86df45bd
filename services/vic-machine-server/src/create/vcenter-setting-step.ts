import { isFault, requiredManager, VimFault } from '@vic/vim25';
import { readSerialPortSetting, SERIAL_PORT_SETTING } from '../inventory/serial-port-setting.ts';
import type { Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import type { Step } from './steps.ts';

/**
 * Sets the vCenter setting that every VCH needs. It is not taken back: another VCH that is being created may rely on it by
 * now, and it harms nothing.
 */
export function vcenterSettingStep({ context }: Creation): Step {
  const { client } = context.session;
  // Whoever may not read the setting may still set it; null: nobody knows.
  const isSet = async (): Promise<boolean | null> => {
    try {
      return (await readSerialPortSetting(context.session, context.signal)) === true;
    } catch (error) {
      if (error instanceof VimFault) return null;
      throw error;
    }
  };
  return {
    title: 'Letting vCenter keep the network backing of serial ports',
    percent: 6,
    async do() {
      const known = await isSet();
      if (known === true) return;
      const setting = requiredManager(client, 'setting');
      const changedValue = [{ key: SERIAL_PORT_SETTING, value: true }];
      try {
        await client.invoke('UpdateOptions', setting, { changedValue });
        context.log.info(`Set the vCenter setting ${SERIAL_PORT_SETTING} to true`);
      } catch (error) {
        context.signal.throwIfAborted();
        const reason = failureText(error);
        if (known === null && isFault(error, 'NoPermission')) {
          context.log.warning(
            `The vCenter setting ${SERIAL_PORT_SETTING} can neither be read nor set; without it containers lose their serial ports when their VMs move: ${reason}`,
          );
          return;
        }
        throw new Error(`the vCenter setting ${SERIAL_PORT_SETTING} must be true and cannot be set: ${reason}`, {
          cause: error,
        });
      }
    },
  };
}
