/** The log of a creation beside the endpoint VM's files, as the log operation finds it. */
import { datastoreFiles } from '@vic/vim25';
import { made, type Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import type { Step } from './steps.ts';

/** How a log file is called: `vic-machine_2026-11-22T00:46:34Z_create_22418.1.log`. */
export function creationLogName(startedAt: number, operationId: string): string {
  const time = new Date(startedAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return `vic-machine_${time}_create_${operationId}.log`;
}

export interface CreationLog {
  /** Writes everything said so far. A log that cannot be written stops no creation: it is said in the service's log. */
  save(): Promise<void>;
  /** The step with the log saved after it. */
  following(step: Step): Step;
}

/** The log on the datastore; `startedAt` in milliseconds since 1970. */
export function creationLog(creation: Creation, startedAt: number): CreationLog {
  const { context, datacenter } = creation;
  const { log, session, signal } = context;
  const name = creationLogName(startedAt, log.operationId);
  const save = async (): Promise<void> => {
    const { files } = made(creation, 'vm');
    const place = { datacenterPath: datacenter.path, datastore: files.datastore };
    try {
      await datastoreFiles(session.client, place).put(`${files.path}/${name}`, Buffer.from(log.text), { signal });
    } catch (error) {
      signal.throwIfAborted();
      log.warning(`The log of the creation could not be written to the datastore: ${failureText(error)}`);
    }
  };
  return {
    save,
    following: (step) => ({
      ...step,
      async do() {
        await step.do();
        await save();
      },
    }),
  };
}
