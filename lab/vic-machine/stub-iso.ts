/** Small ISO 9660 images that stand for the appliance and bootstrap images of VIC: a volume with an empty root folder. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const SECTOR = 2048;
const PATH_TABLE_SECTOR = 18;
const ROOT_SECTOR = 20;
const SECTORS = 21;
const PATH_TABLE_BYTES = 10;

export interface StubIsos {
  readonly applianceIso: string;
  readonly bootstrapIso: string;
}

/** An image of a volume with this name (upper-case letters, digits and `_`, at most 32). */
export function stubIso(volumeName: string): Uint8Array {
  const image = Buffer.alloc(SECTORS * SECTOR);
  const primary = sector(image, 16);
  primary.write('\x01CD001\x01', 0, 'latin1');
  pad(primary, 8, 32, 'LINUX');
  pad(primary, 40, 32, volumeName);
  bothEnds32(primary, 80, SECTORS);
  bothEnds16(primary, 120, 1);
  bothEnds16(primary, 124, 1);
  bothEnds16(primary, 128, SECTOR);
  bothEnds32(primary, 132, PATH_TABLE_BYTES);
  primary.writeUInt32LE(PATH_TABLE_SECTOR, 140);
  primary.writeUInt32BE(PATH_TABLE_SECTOR + 1, 148);
  folderRecord(0).copy(primary, 156);
  pad(primary, 190, 623, '');
  for (const at of [813, 830, 847, 864]) primary.write('0000000000000000\0', at, 'latin1');
  primary.writeUInt8(1, 881);
  sector(image, 17).write('\xffCD001\x01', 0, 'latin1');
  const littleEndian = sector(image, PATH_TABLE_SECTOR);
  littleEndian.writeUInt8(1, 0);
  littleEndian.writeUInt32LE(ROOT_SECTOR, 2);
  littleEndian.writeUInt16LE(1, 6);
  const bigEndian = sector(image, PATH_TABLE_SECTOR + 1);
  bigEndian.writeUInt8(1, 0);
  bigEndian.writeUInt32BE(ROOT_SECTOR, 2);
  bigEndian.writeUInt16BE(1, 6);
  const root = sector(image, ROOT_SECTOR);
  folderRecord(0).copy(root, 0);
  folderRecord(1).copy(root, 34);
  return new Uint8Array(image);
}

/** Writes both images into a folder. */
export async function writeStubIsos(folder: string): Promise<StubIsos> {
  const isos = { applianceIso: path.join(folder, 'appliance.iso'), bootstrapIso: path.join(folder, 'bootstrap.iso') };
  await writeFile(isos.applianceIso, stubIso('VIC_APPLIANCE'));
  await writeFile(isos.bootstrapIso, stubIso('VIC_BOOTSTRAP'));
  return isos;
}

/** Record of the root folder: as itself (0) or as its own parent (1). */
function folderRecord(identifier: 0 | 1): Buffer {
  const record = Buffer.alloc(34);
  record.writeUInt8(34, 0);
  bothEnds32(record, 2, ROOT_SECTOR);
  bothEnds32(record, 10, SECTOR);
  record.writeUInt8(2, 25);
  bothEnds16(record, 28, 1);
  record.writeUInt8(1, 32);
  record.writeUInt8(identifier, 33);
  return record;
}

const sector = (image: Buffer, number: number): Buffer => image.subarray(number * SECTOR, (number + 1) * SECTOR);

function pad(buffer: Buffer, at: number, length: number, text: string): void {
  buffer.write(text.padEnd(length, ' ').slice(0, length), at, 'latin1');
}

function bothEnds16(buffer: Buffer, at: number, value: number): void {
  buffer.writeUInt16LE(value, at);
  buffer.writeUInt16BE(value, at + 2);
}

function bothEnds32(buffer: Buffer, at: number, value: number): void {
  buffer.writeUInt32LE(value, at);
  buffer.writeUInt32BE(value, at + 4);
}
