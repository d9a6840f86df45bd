/** Faults as a vCenter gives them: type, fields in WSDL order, and a sentence for people. */
import type { DataObject, Value } from './value.ts';
import { enumeration, fieldsXml, int, object, reference, subtype, text } from './value.ts';
import { escapeXml } from './escape.ts';

export class Fault extends Error {
  readonly type: string;
  readonly fields: Readonly<Record<string, Value | undefined>>;

  constructor(type: string, message: string, fields: Readonly<Record<string, Value | undefined>> = {}) {
    super(message);
    this.name = 'Fault';
    this.type = type;
    this.fields = fields;
  }

  /** As the `fault` of a `LocalizedMethodFault`, in `missingSet` and in a task's `error`. */
  localized(): DataObject {
    return object('LocalizedMethodFault', {
      fault: subtype(this.type, this.fields),
      localizedMessage: text(this.message),
    });
  }

  /** The SOAP fault. */
  toXml(): string {
    const detail = `<${this.type}Fault xmlns="urn:vim25" xsi:type="${this.type}">${fieldsXml(object(this.type, this.fields))}</${this.type}Fault>`;
    return `<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>${escapeXml(this.message)}</faultstring><detail>${detail}</detail></soapenv:Fault>`;
  }
}

interface Ref {
  readonly type: string;
  readonly value: string;
}

const refValue = (ref: Ref): Value => reference(ref.type, ref.value);

export const invalidRequest = (message: string): Fault => new Fault('InvalidRequest', message);

export const methodNotFound = (receiver: Ref, method: string): Fault =>
  new Fault('MethodNotFound', `The method ${method} is not known for ${receiver.type}.`, {
    receiver: refValue(receiver),
    method: text(method),
  });

export const notAuthenticated = (object: Ref, privilegeId: string): Fault =>
  new Fault('NotAuthenticated', 'The session is not authenticated.', {
    object: refValue(object),
    privilegeId: text(privilegeId),
  });

export const noPermission = (object: Ref, privilegeId: string): Fault =>
  new Fault('NoPermission', 'Permission to perform this operation was denied.', {
    object: refValue(object),
    privilegeId: text(privilegeId),
  });

export const invalidLogin = (): Fault =>
  new Fault('InvalidLogin', 'Cannot complete login due to an incorrect user name or password.');

export const managedObjectNotFound = (object: Ref): Fault =>
  new Fault('ManagedObjectNotFound', 'The object has already been deleted or has not been completely created.', {
    obj: refValue(object),
  });

export const invalidArgument = (invalidProperty?: string): Fault =>
  new Fault(
    'InvalidArgument',
    `A specified parameter was not correct: ${invalidProperty ?? ''}`,
    invalidProperty === undefined ? {} : { invalidProperty: text(invalidProperty) },
  );

export const invalidProperty = (name: string): Fault =>
  new Fault('InvalidProperty', `The property ${name} does not exist.`, { name: text(name) });

export const invalidCollectorVersion = (): Fault =>
  new Fault('InvalidCollectorVersion', 'The version of the property collector is not valid.');

export const requestCanceled = (): Fault => new Fault('RequestCanceled', 'The request was canceled.');

export const notFound = (): Fault => new Fault('NotFound', 'The object or item referred to could not be found.');

export const invalidPowerState = (requestedState: string | null, existingState: string): Fault =>
  new Fault(
    'InvalidPowerState',
    `The attempted operation cannot be performed in the current state (${existingState}).`,
    {
      requestedState: requestedState === null ? undefined : enumeration('VirtualMachinePowerState', requestedState),
      existingState: enumeration('VirtualMachinePowerState', existingState),
    },
  );

export const invalidState = (): Fault =>
  new Fault('InvalidState', 'The operation is not allowed in the current state of the object.');

export const taskInProgress = (task: string): Fault =>
  new Fault('TaskInProgress', 'Another task is already in progress.', { task: reference('Task', task) });

export const toolsUnavailable = (): Fault =>
  new Fault('ToolsUnavailable', 'VMware Tools is not running in this virtual machine.');

export const duplicateName = (name: string, object: Ref): Fault =>
  new Fault('DuplicateName', `The name '${name}' already exists.`, { name: text(name), object: refValue(object) });

export const invalidName = (name: string, entity?: Ref): Fault =>
  new Fault('InvalidName', `The name '${name}' is invalid.`, {
    name: text(name),
    entity: entity === undefined ? undefined : refValue(entity),
  });

export const notSupported = (): Fault => new Fault('NotSupported', 'The operation is not supported on the object.');

export const concurrentAccess = (): Fault =>
  new Fault('ConcurrentAccess', 'The resource has been modified by another client.');

export const invalidDatastorePath = (path: string): Fault =>
  new Fault('InvalidDatastorePath', `Invalid datastore path '${path}'.`, { datastorePath: text(path) });

export const fileNotFound = (path: string): Fault =>
  new Fault('FileNotFound', `File ${path} was not found.`, { file: text(path) });

export const fileAlreadyExists = (path: string): Fault =>
  new Fault('FileAlreadyExists', `File or folder ${path} already exists.`, { file: text(path) });

export const resourceInUse = (type: string, name: string): Fault =>
  new Fault('ResourceInUse', `The resource '${name}' is in use.`, { type: text(type), name: text(name) });

export const invalidDeviceSpec = (index: number): Fault =>
  new Fault('InvalidDeviceSpec', `Invalid configuration for device '${index}'.`, {
    property: text(`virtualDeviceSpec.device[${index}]`),
    deviceIndex: int(index),
  });

export const invalidDeviceBacking = (index: number): Fault =>
  new Fault('InvalidDeviceBacking', `Invalid backing for device '${index}'.`, {
    property: text(`virtualDeviceSpec.device[${index}].backing`),
    deviceIndex: int(index),
  });

export const deviceHotPlugNotSupported = (index: number): Fault =>
  new Fault('DeviceHotPlugNotSupported', `Hot-plug is not supported for device '${index}'.`, {
    property: text(`virtualDeviceSpec.device[${index}]`),
    deviceIndex: int(index),
  });

export const methodDisabled = (method: string, source: string | undefined): Fault =>
  new Fault('MethodDisabled', `The method is disabled by '${source ?? method}'.`, {
    source: source === undefined ? undefined : text(source),
  });

export const alreadyExists = (name: string): Fault =>
  new Fault('AlreadyExists', `The specified key, name, or identifier '${name}' already exists.`, { name: text(name) });

export const guestOperationsUnavailable = (): Fault =>
  new Fault('GuestOperationsUnavailable', 'The guest operations agent could not be contacted.');

export const systemError = (reason: string): Fault =>
  new Fault('SystemError', 'A general system error occurred.', { reason: text(reason) });

/** Any fault by its type name, for the switches of tests. */
export const namedFault = (type: string): Fault => {
  switch (type) {
    case 'InvalidPowerState':
      return invalidPowerState('poweredOn', 'poweredOn');
    case 'NotAuthenticated':
      return notAuthenticated({ type: 'Folder', value: 'group-d1' }, 'System.View');
    case 'NoPermission':
      return noPermission({ type: 'Folder', value: 'group-d1' }, 'System.Read');
    default:
      return new Fault(type, `The operation failed (${type}).`);
  }
};
