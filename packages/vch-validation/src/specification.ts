export interface ManagedObject {
  id?: string;
  name?: string;
}
export interface ValueWithUnits {
  value?: number;
  units?: string;
}
export interface Shares {
  level?: string;
  number?: number;
}
export interface Gateway {
  address?: string;
  routing_destinations?: string[];
}
export interface Network {
  port_group?: ManagedObject;
  gateway?: Gateway;
  nameservers?: string[];
  static?: string;
}
export interface X509Data {
  pem?: string;
}
interface Allocation {
  limit?: ValueWithUnits;
  reservation?: ValueWithUnits;
  shares?: Shares;
}

/** Body of a creation: any part may be missing. */
export interface VchSpecification {
  version?: string;
  name?: string;
  debug?: number;
  compute?: {
    cpu?: Allocation;
    memory?: Allocation;
    resource?: ManagedObject;
    affinity?: { use_vm_group?: boolean };
  };
  network?: {
    bridge?: { ip_range?: string; network_width?: number; port_group?: ManagedObject };
    client?: Network;
    management?: Network;
    public?: Network;
    container?: {
      alias?: string;
      port_group?: ManagedObject;
      gateway?: Gateway;
      nameservers?: string[];
      ip_ranges?: string[];
      firewall?: string;
    }[];
  };
  storage?: {
    image_stores?: string[];
    volume_stores?: { datastore?: string; label?: string }[];
    base_image_size?: ValueWithUnits;
  };
  auth?: {
    no_tls?: boolean;
    client?: { no_tls_verify?: boolean; certificate_authorities?: X509Data[] };
    server?: {
      certificate?: X509Data;
      private_key?: X509Data;
      generate?: { size?: ValueWithUnits; organization?: string[]; cname?: string };
    };
  };
  endpoint?: {
    memory?: ValueWithUnits;
    cpu?: { sockets?: number };
    operations_credentials?: { user?: string; password?: string; grant_permissions?: boolean };
  };
  registry?: {
    insecure?: string[];
    whitelist?: string[];
    certificate_authorities?: X509Data[];
    image_fetch_proxy?: { http?: string; https?: string; no_proxy?: string[] };
  };
  syslog_addr?: string;
  container?: { name_convention?: string };
}
