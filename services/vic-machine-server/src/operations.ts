import type { Schemas } from '@vic/vic-machine-api';
import type { OperationContext } from './operation-context.ts';

/** What a caller may learn only once it is made: never stored, never logged. PEM texts. */
export interface ClientCredentials {
  readonly clientCertificate: string;
  readonly clientPrivateKey: string;
  readonly certificateAuthority: string;
}

/** Result of a creation. */
export interface CreatedVch {
  /** moid of the endpoint VM */
  readonly id: string;
  /** null unless certificates were generated for this VCH */
  readonly clientCredentials: ClientCredentials | null;
}

/**
 * The operations of the API on one target. Each resolves with the body of its answer and rejects with an `ApiError` whose
 * message the caller may see. `vchId` is the endpoint VM's moid.
 */
export interface Operations {
  listVchs(
    context: OperationContext,
    query: { readonly computeResource: string | null },
  ): Promise<Schemas['VCH_List_Item'][]>;
  getVch(context: OperationContext, vchId: string): Promise<Schemas['VCH']>;
  /** PEM, first block only */
  getCertificate(context: OperationContext, vchId: string): Promise<string>;
  getLog(context: OperationContext, vchId: string): Promise<string>;
  /**
   * Checks of stages 1 and 2, and the server's own images, changing nothing. Without `triesLogin` the operations user is not
   * logged in, and may have no password.
   */
  validateVch(
    context: OperationContext,
    specification: Schemas['VCH'],
    how: { readonly triesLogin: boolean },
  ): Promise<Schemas['Validation_Report']>;
  createVch(context: OperationContext, specification: Schemas['VCH']): Promise<CreatedVch>;
  deleteVch(
    context: OperationContext,
    vchId: string,
    specification: Schemas['Deletion_Specification'] | null,
  ): Promise<void>;
  /** PUT: the whole specification. Resolves with credentials if certificates for clients were generated. */
  replaceVch(
    context: OperationContext,
    vchId: string,
    specification: Schemas['VCH'],
  ): Promise<ClientCredentials | null>;
  /** PATCH: RFC 7396 merge patch over what the VCH has. */
  patchVch(context: OperationContext, vchId: string, patch: Schemas['VCH_Patch']): Promise<ClientCredentials | null>;
  upgradeVch(
    context: OperationContext,
    vchId: string,
    query: { readonly bootstrapIso: string | null; readonly isRollback: boolean },
  ): Promise<void>;
  debugVch(
    context: OperationContext,
    vchId: string,
    specification: Schemas['Debug_Specification'],
  ): Promise<Schemas['Debug_Report']>;
  readFirewall(
    context: OperationContext,
    query: { readonly computeResource: string | null },
  ): Promise<Schemas['Firewall_Report']>;
  changeFirewall(
    context: OperationContext,
    action: 'firewall:allow' | 'firewall:deny',
    query: { readonly computeResource: string | null },
  ): Promise<void>;
}
