import { ApiError } from '../api-error.ts';

/** Kinds of keys that SSH servers of today take. */
const KINDS = new Set([
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
]);
const FORM = /^(\S+) +([A-Za-z0-9+/]+={0,2})(?: +(.*))?$/;
/** The comment goes into a file in the guest, where it must stay on its line. */
const COMMENT = /^[\x20-\x7e]*$/;
const LONGEST = 16_384;
const LENGTH_BYTES = 4;

/**
 * A public key as a line of `authorized_keys`: kind, key in base64, and maybe a comment. Blanks around it are taken off.
 * @throws ApiError 400 for anything else; options before the key are refused, too
 */
export function readAuthorizedKey(text: string): string {
  const line = text.trim();
  if (line.includes('PRIVATE KEY')) throw refused('it is a private key, which belongs to nobody but its owner');
  if (line.length > LONGEST) throw refused(`it is longer than ${LONGEST} characters`);
  const [, kind = '', key = '', comment = ''] = FORM.exec(line) ?? [];
  if (!KINDS.has(kind)) throw refused('it does not begin with a kind of key such as ssh-ed25519 or ssh-rsa');
  if (key.length % 4 !== 0 || kindWithin(Buffer.from(key, 'base64')) !== kind) {
    throw refused(`what follows ${kind} is no such key; copy the whole line of the .pub file`);
  }
  if (!COMMENT.test(comment)) throw refused('its comment holds characters other than printable ASCII');
  return line;
}

/** The kind that a key itself says it is; null if it is cut. All kinds are texts with their lengths before them (RFC 4253 §6.6). */
function kindWithin(key: Buffer): string | null {
  const fields: string[] = [];
  let at = 0;
  while (at + LENGTH_BYTES <= key.length) {
    const end = at + LENGTH_BYTES + key.readUInt32BE(at);
    if (end > key.length) return null;
    fields.push(key.toString('latin1', at + LENGTH_BYTES, end));
    at = end;
  }
  // A key has more than its kind.
  return at === key.length && fields.length > 1 ? (fields[0] ?? null) : null;
}

function refused(reason: string): ApiError {
  return new ApiError(400, `The authorized key cannot be used: ${reason}.`);
}
