/** Who can see a field: not the guest, the guest read-only, or the guest read-write. */
export interface Scope {
  readonly visibility: 'hidden' | 'read-only' | 'read-write';
  /** encrypted; the key ends in `@secret` */
  readonly isSecret: boolean;
  /** gone when the VM powers off; the key ends in `@non-persistent` */
  readonly isNonPersistent: boolean;
}

/**
 * Reads the text of a scope annotation, words joined with commas.
 * @returns null for a scope nobody knows: such a field has no key
 */
export function parseScope(annotation: string): Scope | null {
  let visibility: Scope['visibility'] | undefined;
  let isSecret = false;
  let isNonPersistent = false;
  for (const word of annotation.split(',').map((part) => part.trim())) {
    switch (word) {
      case '':
      case 'hidden':
        visibility ??= 'hidden';
        break;
      case 'read-only':
      case 'volatile':
        visibility = 'read-only';
        break;
      case 'read-write':
        visibility = 'read-write';
        break;
      case 'secret':
        visibility ??= 'read-only';
        isSecret = true;
        break;
      case 'non-persistent':
        isNonPersistent = true;
        break;
      default:
        return null;
    }
  }
  return { visibility: visibility ?? 'hidden', isSecret, isNonPersistent };
}
