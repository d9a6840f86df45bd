import { field, struct, text } from '../kinds.ts';

/** What named things share, inside sessions and networks. */
export const common = struct('Common', {
  executionEnvironment: field('ExecutionEnvironment', text),
  id: field('ID', text, { scope: 'read-only', key: 'id' }),
  name: field('Name', text, { scope: 'read-only', key: 'name' }),
  notes: field('Notes', text, { scope: 'hidden', key: 'notes' }),
});

/** The same of an executor, whose name the guest must not see: it can change. */
export const executorCommon = struct('ExecutorConfigCommon', {
  executionEnvironment: field('ExecutionEnvironment', text),
  /** container id of 64 hexadecimal digits; of an endpoint VM `VirtualMachine:<moid>` or `CreatingVCH` */
  id: field('ID', text, { scope: 'read-only', key: 'id' }),
  name: field('Name', text, { scope: 'hidden', key: 'name' }),
  notes: field('Notes', text, { scope: 'hidden', key: 'notes' }),
});
