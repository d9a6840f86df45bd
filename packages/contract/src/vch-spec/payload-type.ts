/** An object of the inventory: by id, or by name or inventory path. */
export interface PayloadReference {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** A number with one of vic-machine's units. */
export interface PayloadQuantity<Units extends string = string> {
  readonly value?: number | undefined;
  readonly units?: Units | undefined;
}

type Bytes = PayloadQuantity<'B' | 'KiB' | 'MiB' | 'GiB' | 'TiB' | 'PiB'>;
type MetricBytes = PayloadQuantity<'B' | 'KB' | 'MB' | 'GB' | 'TB' | 'PB'>;
type Frequency = PayloadQuantity<'Hz' | 'KHz' | 'MHz' | 'GHz'>;

export interface PayloadShares {
  readonly level?: 'high' | 'normal' | 'low' | 'custom' | undefined;
  readonly number?: number | undefined;
}

export interface PayloadAllocation<Q> {
  readonly limit?: Q | undefined;
  readonly reservation?: Q | undefined;
  readonly shares?: PayloadShares | undefined;
}

export interface PayloadGateway {
  readonly address?: string | undefined;
  readonly routing_destinations?: string[] | undefined;
}

export interface PayloadNetwork {
  readonly port_group?: PayloadReference | undefined;
  readonly gateway?: PayloadGateway | undefined;
  readonly nameservers?: string[] | undefined;
  readonly static?: string | undefined;
}

export interface PayloadContainerNetwork {
  readonly alias?: string | undefined;
  readonly port_group?: PayloadReference | undefined;
  readonly gateway?: PayloadGateway | undefined;
  readonly nameservers?: string[] | undefined;
  readonly ip_ranges?: string[] | undefined;
  readonly firewall?: 'closed' | 'outbound' | 'peers' | 'published' | 'open' | undefined;
}

export interface PayloadPem {
  readonly pem?: string | undefined;
}

export interface PayloadAuth {
  readonly no_tls?: boolean | undefined;
  readonly client?:
    | { readonly no_tls_verify?: boolean | undefined; readonly certificate_authorities?: PayloadPem[] | undefined }
    | undefined;
  readonly server?:
    | {
        readonly certificate?: PayloadPem | undefined;
        readonly private_key?: PayloadPem | undefined;
        readonly generate?:
          | {
              readonly size?: PayloadQuantity<'bit'> | undefined;
              readonly organization?: string[] | undefined;
              readonly cname?: string | undefined;
            }
          | undefined;
      }
    | undefined;
}

export interface PayloadProxy {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  readonly no_proxy?: string[] | undefined;
}

/** A VCH as vic-machine-server takes and tells it, as far as a specification has a place for it. */
export interface VchPayload {
  readonly name?: string | undefined;
  readonly debug?: number | undefined;
  readonly syslog_addr?: string | undefined;
  readonly container?: { readonly name_convention?: string | undefined } | undefined;
  readonly compute?:
    | {
        readonly resource?: PayloadReference | undefined;
        readonly cpu?: PayloadAllocation<Frequency> | undefined;
        readonly memory?: PayloadAllocation<Bytes> | undefined;
        readonly affinity?: { readonly use_vm_group?: boolean | undefined } | undefined;
      }
    | undefined;
  readonly endpoint?:
    | {
        readonly cpu?: { readonly sockets?: number | undefined } | undefined;
        readonly memory?: Bytes | undefined;
        readonly operations_credentials?:
          | {
              readonly user?: string | undefined;
              readonly password?: string | undefined;
              readonly grant_permissions?: boolean | undefined;
            }
          | undefined;
      }
    | undefined;
  readonly storage?:
    | {
        readonly image_stores?: string[] | undefined;
        readonly volume_stores?:
          { readonly datastore?: string | undefined; readonly label?: string | undefined }[] | undefined;
        readonly base_image_size?: MetricBytes | undefined;
      }
    | undefined;
  readonly network?:
    | {
        readonly bridge?:
          | {
              readonly ip_range?: string | undefined;
              readonly network_width?: number | undefined;
              readonly port_group?: PayloadReference | undefined;
            }
          | undefined;
        readonly public?: PayloadNetwork | undefined;
        readonly client?: PayloadNetwork | undefined;
        readonly management?: PayloadNetwork | undefined;
        readonly container?: PayloadContainerNetwork[] | undefined;
      }
    | undefined;
  readonly auth?: PayloadAuth | undefined;
  readonly registry?:
    | {
        readonly insecure?: string[] | undefined;
        readonly whitelist?: string[] | undefined;
        readonly certificate_authorities?: PayloadPem[] | undefined;
        readonly image_fetch_proxy?: PayloadProxy | undefined;
      }
    | undefined;
}

/** The part of a payload that its name stands for. */
export type PayloadPart<Name extends keyof VchPayload> = NonNullable<VchPayload[Name]>;
