import { decodeVch } from '@vic/extraconfig';
import { ApiError } from '../api-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { findVch } from './find-vch.ts';
import { pemBlocks } from './pem-blocks.ts';

const HOST_CERTIFICATE_KEY = 'guestinfo.vice./cert/HostCertificate/Cert';

/** The certificate of the Docker API: the first PEM block of what the VCH has. @throws ApiError 404 */
export async function getCertificate({ session, signal }: OperationContext, vchId: string): Promise<string> {
  const vm = await findVch(session, vchId, { signal, keys: [HOST_CERTIFICATE_KEY] });
  const [first] = pemBlocks(decodeVch(vm.pairs).certificate.hostCertificate?.cert ?? null);
  if (first === undefined) throw new ApiError(404, `no certificate found for VCH ${vchId}`);
  return first;
}
