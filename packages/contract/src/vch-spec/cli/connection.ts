import type { Compute } from '../compute/schema.ts';
import type { CliArgument } from './argument.ts';

/** What a call needs besides the VCH. */
export interface CliContext {
  readonly platform: 'linux' | 'darwin' | 'windows';
  /** who calls, such as `administrator@vsphere.local`; null: not known */
  readonly user: string | null;
  /** of vCenter's certificate; null: not known */
  readonly thumbprint: string | null;
}

export const USER_OPTION = 'user';
export const PASSWORD_OPTION = 'password';
export const THUMBPRINT_OPTION = 'thumbprint';

/** Which vCenter and datacenter, and as whom. */
export function connectionArguments(
  resource: Compute['resource'],
  { user, thumbprint }: CliContext,
): readonly CliArgument[] {
  return [
    ...(resource === null ? [] : [connection('target', targetOf(resource))]),
    ...(user === null ? [] : [connection(USER_OPTION, user)]),
    ...(thumbprint === null ? [] : [connection(THUMBPRINT_OPTION, thumbprint)]),
  ];
}

function connection(option: string, value: string): CliArgument {
  return { option, value, fieldId: '' };
}

/** Read as a URL: what would end its path, or begin an escape, is escaped. */
function targetOf({ vcName, datacenter }: NonNullable<Compute['resource']>): string {
  const path = datacenter.path.replaceAll(/[%?#]/g, encodeURIComponent);
  return `${vcName}${path.startsWith('/') ? path : `/${path}`}`;
}
