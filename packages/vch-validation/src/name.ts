import { forbiddenInName } from './characters.ts';
import { refusal, type Fault } from './fault.ts';

const MAX_NAME_BYTES = 31;
const FOLDER_STEPS = ['.', '..'];

/**
 * Characters and length (in bytes of UTF-8) of the VCH's name. Unlike the original, which notices only when it makes the VM, a missing name
 * is refused here.
 */
export function checkName(name: string | undefined): readonly Fault[] {
  if (name === undefined || name.trim() === '') {
    return [refusal('name-missing', '/name', 'invalid display name: a name must be given')];
  }
  // The VM's folder on the datastore is called like it.
  if (FOLDER_STEPS.includes(name.trim())) {
    return [refusal('name-characters', '/name', `invalid display name: "${name}" is no name for a folder`)];
  }
  const character = forbiddenInName(name);
  if (character !== null) {
    const message = `invalid display name: unsupported character "${character}" in "${name}"`;
    return [refusal('name-characters', '/name', message)];
  }
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) {
    const isAscii = Buffer.byteLength(name) === name.length;
    const hint = isAscii ? '' : ' (letters outside ASCII count for two or more)';
    const message = `invalid display name: length exceeds ${MAX_NAME_BYTES} characters${hint}`;
    return [refusal('name-too-long', '/name', message)];
  }
  return [];
}

/** A version must not be given: a VCH is always made in the service's own. */
export function checkVersion(version: string | undefined): readonly Fault[] {
  if (version === undefined || version === '') return [];
  return [refusal('version-given', '/version', `invalid version: ${version}`, 'Leave the version out.')];
}
