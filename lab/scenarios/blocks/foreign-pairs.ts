/** Pairs that vSphere and the guest tools keep beside VIC's, and that plain VMs have alone. */

/** One map for all plain VMs: they are many and differ in nothing that matters. */
export const PLAIN_PAIRS: ReadonlyMap<string, string> = new Map([
  ['disk.EnableUUID', 'TRUE'],
  ['ethernet0.pciSlotNumber', '192'],
  ['guestinfo.vmtools.versionNumber', '12389'],
  ['hpet0.present', 'TRUE'],
  ['migrate.hostLogState', 'none'],
  ['monitor.phys_bits_used', '45'],
  ['numa.autosize.cookie', '20022'],
  ['nvram', 'vm.nvram'],
  ['pciBridge0.present', 'TRUE'],
  ['pciBridge4.functions', '8'],
  ['pciBridge4.virtualDev', 'pcieRootPort'],
  ['sched.cpu.latencySensitivity', 'normal'],
  ['scsi0.pciSlotNumber', '160'],
  ['softPowerOff', 'FALSE'],
  ['svga.present', 'TRUE'],
  ['tools.guest.desktop.autolock', 'FALSE'],
  ['tools.remindInstall', 'FALSE'],
  ['viv.moid', 'none'],
  ['vmotion.checkpointFBSize', '4194304'],
]);

/** VIC's pairs among those that every VM has. */
export function withForeignPairs(pairs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([
    ...pairs,
    ['answer.msg.serial.file.open', 'Append'],
    ['migrate.hostLogState', 'none'],
    ['nvram', 'vm.nvram'],
    ['pciBridge0.present', 'TRUE'],
    ['svga.present', 'TRUE'],
  ]);
}
