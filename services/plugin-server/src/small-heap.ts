import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage early instead of letting the heap grow: reading ten thousand VMs makes much that is dropped at
 * once. With the large scenario this keeps the process near 210 MB resident instead of 350 MB.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--max-semi-space-size=4');
}
