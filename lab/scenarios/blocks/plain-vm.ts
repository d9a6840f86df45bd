/** VMs that are not VIC's. */
import { addVm, type Inventory, type NewVm, type VirtualMachine } from '../../vcenter/inventory.ts';
import { PLAIN_PAIRS } from './foreign-pairs.ts';

const CREATED = new Date('2025-10-14T09:12:00Z');
const BOOTED = new Date('2026-02-02T05:30:00Z');

/** Adds a VM that is not VIC's; powered on with figures unless said otherwise. */
export function addPlainVm(inventory: Inventory, options: NewVm): VirtualMachine {
  const isOn = options.template !== true && (options.powerState ?? 'poweredOn') === 'poweredOn';
  return addVm(inventory, {
    guestId: 'debian12_64Guest',
    numCpu: 2,
    memoryMiB: 4096,
    createdAt: CREATED,
    powerState: isOn ? 'poweredOn' : 'poweredOff',
    bootedAt: isOn ? BOOTED : null,
    quickStats: isOn
      ? { overallCpuUsageMHz: 180, guestMemoryUsageMiB: 900, hostMemoryUsageMiB: 3200, uptimeSeconds: 1_200_000 }
      : { overallCpuUsageMHz: 0, guestMemoryUsageMiB: 0, hostMemoryUsageMiB: 0, uptimeSeconds: 0 },
    extraConfig: PLAIN_PAIRS,
    ...options,
  });
}
