import { boolean, field, object, objects, reference, text, texts, time } from './fields.ts';
import { requiredText } from './methods/returned.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';
import { dateTime, listOf, managedObject, many, optional, string, struct, truth, type Encoder } from './wire/encode.ts';

/** A label and a summary, as the vSphere Client shows them. */
export interface Description {
  readonly label: string;
  readonly summary: string;
}

/** A server of an extension. An HTTPS server needs a thumbprint or a certificate. */
export interface ExtensionServerInfo {
  readonly url: string;
  readonly description: Description;
  readonly company: string;
  readonly type: string;
  /** At least one. */
  readonly adminEmail: readonly string[];
  readonly serverThumbprint?: string | undefined;
  /** PEM, understood from vSphere 8.0.2 on. */
  readonly serverCertificate?: string | undefined;
}

export interface ExtensionClientInfo {
  readonly version: string;
  readonly description: Description;
  readonly company: string;
  readonly type: string;
  readonly url: string;
}

export interface ExtensionTaskTypeInfo {
  readonly taskID: string;
}

export interface ExtensionEventTypeInfo {
  readonly eventID: string;
  readonly eventTypeSchema?: string | undefined;
}

export interface ExtensionFaultTypeInfo {
  readonly faultID: string;
}

export interface ExtensionPrivilegeInfo {
  readonly privID: string;
  readonly privGroupName: string;
}

export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

export interface ExtensionResourceInfo {
  readonly locale: string;
  readonly module: string;
  readonly data: readonly KeyValue[];
}

export interface ExtExtendedProductInfo {
  readonly companyUrl?: string | undefined;
  readonly productUrl?: string | undefined;
  readonly managementUrl?: string | undefined;
  /** The VM or vApp that the extension runs in. */
  readonly self?: ManagedObjectReference | undefined;
}

export interface ExtManagedEntityInfo {
  readonly type: string;
  readonly smallIconUrl?: string | undefined;
  readonly iconUrl?: string | undefined;
  readonly description?: string | undefined;
}

/** An extension as vCenter's ExtensionManager keeps it. */
export interface Extension {
  readonly description: Description;
  readonly key: string;
  readonly company?: string | undefined;
  readonly type?: string | undefined;
  readonly version: string;
  readonly subjectName?: string | undefined;
  readonly server?: readonly ExtensionServerInfo[] | undefined;
  readonly client?: readonly ExtensionClientInfo[] | undefined;
  readonly taskList?: readonly ExtensionTaskTypeInfo[] | undefined;
  readonly eventList?: readonly ExtensionEventTypeInfo[] | undefined;
  readonly faultList?: readonly ExtensionFaultTypeInfo[] | undefined;
  readonly privilegeList?: readonly ExtensionPrivilegeInfo[] | undefined;
  readonly resourceList?: readonly ExtensionResourceInfo[] | undefined;
  readonly lastHeartbeatTime: Date;
  readonly healthInfo?: { readonly url: string } | undefined;
  readonly extendedProductInfo?: ExtExtendedProductInfo | undefined;
  readonly managedEntityInfo?: readonly ExtManagedEntityInfo[] | undefined;
  readonly shownInSolutionManager?: boolean | undefined;
}

const description = struct({ label: string, summary: string });

const server: Encoder<ExtensionServerInfo> = struct({
  url: string,
  description,
  company: string,
  type: string,
  adminEmail: listOf(string),
  serverThumbprint: optional(string),
  serverCertificate: optional(string),
});

/** Writes an extension, its elements in the order of the WSDL. */
export const extensionRecord: Encoder<Extension> = struct({
  description,
  key: string,
  company: optional(string),
  type: optional(string),
  version: string,
  subjectName: optional(string),
  server: many(server),
  client: many(struct({ version: string, description, company: string, type: string, url: string })),
  taskList: many(struct({ taskID: string })),
  eventList: many(struct({ eventID: string, eventTypeSchema: optional(string) })),
  faultList: many(struct({ faultID: string })),
  privilegeList: many(struct({ privID: string, privGroupName: string })),
  resourceList: many(struct({ locale: string, module: string, data: listOf(struct({ key: string, value: string })) })),
  lastHeartbeatTime: dateTime,
  healthInfo: optional(struct({ url: string })),
  extendedProductInfo: optional(
    struct({
      companyUrl: optional(string),
      productUrl: optional(string),
      managementUrl: optional(string),
      self: optional(managedObject),
    }),
  ),
  managedEntityInfo: many(
    struct({
      type: string,
      smallIconUrl: optional(string),
      iconUrl: optional(string),
      description: optional(string),
    }),
  ),
  shownInSolutionManager: optional(truth),
});

function decodeDescription(value: VimValue | undefined): Description {
  return { label: text(field(value, 'label')) ?? '', summary: text(field(value, 'summary')) ?? '' };
}

function textOr(value: VimValue, name: string): string {
  return text(field(value, name)) ?? '';
}

function decodeServer(value: VimValue): ExtensionServerInfo {
  return {
    url: textOr(value, 'url'),
    description: decodeDescription(field(value, 'description')),
    company: textOr(value, 'company'),
    type: textOr(value, 'type'),
    adminEmail: texts(field(value, 'adminEmail')),
    serverThumbprint: text(field(value, 'serverThumbprint')),
    serverCertificate: text(field(value, 'serverCertificate')),
  };
}

function decodeClient(value: VimValue): ExtensionClientInfo {
  return {
    version: textOr(value, 'version'),
    description: decodeDescription(field(value, 'description')),
    company: textOr(value, 'company'),
    type: textOr(value, 'type'),
    url: textOr(value, 'url'),
  };
}

function decodeResource(value: VimValue): ExtensionResourceInfo {
  return {
    locale: textOr(value, 'locale'),
    module: textOr(value, 'module'),
    data: objects(field(value, 'data')).map((entry) => ({ key: textOr(entry, 'key'), value: textOr(entry, 'value') })),
  };
}

/** Reads an extension, so that writing it again changes nothing that this client knows of. */
export function decodeExtension(value: VimValue): Extension {
  const health = object(field(value, 'healthInfo'));
  const product = object(field(value, 'extendedProductInfo'));
  return {
    description: decodeDescription(field(value, 'description')),
    key: requiredText(value, 'key'),
    company: text(field(value, 'company')),
    type: text(field(value, 'type')),
    version: requiredText(value, 'version'),
    subjectName: text(field(value, 'subjectName')),
    server: objects(field(value, 'server')).map(decodeServer),
    client: objects(field(value, 'client')).map(decodeClient),
    taskList: objects(field(value, 'taskList')).map((entry) => ({ taskID: textOr(entry, 'taskID') })),
    eventList: objects(field(value, 'eventList')).map((entry) => ({
      eventID: textOr(entry, 'eventID'),
      eventTypeSchema: text(field(entry, 'eventTypeSchema')),
    })),
    faultList: objects(field(value, 'faultList')).map((entry) => ({ faultID: textOr(entry, 'faultID') })),
    privilegeList: objects(field(value, 'privilegeList')).map((entry) => ({
      privID: textOr(entry, 'privID'),
      privGroupName: textOr(entry, 'privGroupName'),
    })),
    resourceList: objects(field(value, 'resourceList')).map(decodeResource),
    lastHeartbeatTime: time(field(value, 'lastHeartbeatTime')) ?? new Date(0),
    healthInfo: health === undefined ? undefined : { url: textOr(health, 'url') },
    extendedProductInfo:
      product === undefined
        ? undefined
        : {
            companyUrl: text(product['companyUrl']),
            productUrl: text(product['productUrl']),
            managementUrl: text(product['managementUrl']),
            self: reference(product['self']),
          },
    managedEntityInfo: objects(field(value, 'managedEntityInfo')).map((entry) => ({
      type: textOr(entry, 'type'),
      smallIconUrl: text(field(entry, 'smallIconUrl')),
      iconUrl: text(field(entry, 'iconUrl')),
      description: text(field(entry, 'description')),
    })),
    shownInSolutionManager: boolean(field(value, 'shownInSolutionManager')),
  };
}
