import { startTransfer } from '../../datastore-transfer.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'MoveDatastoreFile_Task',
  on: 'FileManager',
  parameters:
    'sourceName:string sourceDatacenter:ref? destinationName:string destinationDatacenter:ref? force:boolean?',
  privilege: 'System.View',
  run: (call) => startTransfer(call, 'move'),
};
