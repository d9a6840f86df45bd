import { decodeExtension, extensionRecord } from '../extension-record.ts';
import { decodeRetrieveResult } from '../object-content.ts';
import { propertyFilterSpec, retrieveOptions, waitOptions } from '../property-filter.ts';
import { decodeServiceContent } from '../service-content.ts';
import { eventFilterSpec } from '../event-filter.ts';
import { decodeUpdateSet } from '../feed/update-set.ts';
import { decodeUserSession } from '../user-session.ts';
import { time } from '../fields.ts';
import { anyType, integer, listOf, managedObject, many, optional, string, struct, truth } from '../wire/encode.ts';
import { ADMINISTRATION_METHODS } from './administration-methods.ts';
import { DATASTORE_METHODS } from './datastore-methods.ts';
import { read, write, type ArgsOf, type ResultOf } from './declaration.ts';
import { GUEST_METHODS } from './guest-methods.ts';
import { localizedMethodFault } from './localized-fault.ts';
import { INVENTORY_METHODS } from './inventory-methods.ts';
import { aReference, aText, nothing, raw, rawList, referenceList, referenceOrNull } from './returned.ts';
import { VIRTUAL_MACHINE_METHODS } from './virtual-machine-methods.ts';

const OBJECTS = { elements: ['objects'], depth: 4 };
const OBJECT_SETS = { elements: ['filter', 'objectSet'], depth: 5 };

/**
 * Every method that the client calls. Sessions, reading and tasks stand here, the rest in the
 * tables of their managers. To add one, add a line: parameters in the order of the WSDL, then the result.
 */
export const METHODS = {
  // ServiceInstance
  RetrieveServiceContent: read({}, decodeServiceContent),
  CurrentTime: read({}, (value) => time(value) ?? null),

  // SessionManager
  Login: write({ userName: string, password: string, locale: optional(string) }, decodeUserSession),
  CloneSession: write({ cloneTicket: string }, decodeUserSession),
  AcquireCloneTicket: write({}, aText),
  Logout: write({}, nothing),
  TerminateSession: write({ sessionId: listOf(string) }, nothing),

  // PropertyCollector
  RetrievePropertiesEx: read(
    { specSet: listOf(propertyFilterSpec), options: retrieveOptions },
    decodeRetrieveResult,
    OBJECTS,
  ),
  ContinueRetrievePropertiesEx: write({ token: string }, decodeRetrieveResult, OBJECTS),
  CancelRetrievePropertiesEx: write({ token: string }, nothing),
  CreatePropertyCollector: write({}, aReference),
  DestroyPropertyCollector: write({}, nothing),
  CreateFilter: write({ spec: propertyFilterSpec, partialUpdates: truth }, aReference),
  DestroyPropertyFilter: write({}, nothing),
  WaitForUpdatesEx: write({ version: string, options: waitOptions }, decodeUpdateSet, OBJECT_SETS),
  CancelWaitForUpdates: write({}, nothing),

  // ViewManager and views
  CreateContainerView: write({ container: managedObject, type: listOf(string), recursive: truth }, aReference),
  CreateListView: write({ obj: listOf(managedObject) }, aReference),
  ModifyListView: write({ add: many(managedObject), remove: many(managedObject) }, referenceList),
  DestroyView: write({}, nothing),

  // Task, TaskManager
  CancelTask: write({}, nothing),
  CreateTask: write(
    {
      obj: managedObject,
      taskTypeId: string,
      initiatedBy: optional(string),
      cancelable: truth,
      parentTaskKey: optional(string),
      activationId: optional(string),
    },
    raw,
  ),
  SetTaskState: write({ state: string, result: optional(anyType), fault: optional(localizedMethodFault) }, nothing),
  SetTaskDescription: write({ description: struct({ key: string, message: optional(string) }) }, nothing),
  UpdateProgress: write({ percentDone: integer }, nothing),

  // ExtensionManager
  FindExtension: read({ extensionKey: string }, (value) => (value === undefined ? null : decodeExtension(value))),
  RegisterExtension: write({ extension: extensionRecord }, nothing),
  UpdateExtension: write({ extension: extensionRecord }, nothing),
  UnregisterExtension: write({ extensionKey: string }, nothing),
  QueryManagedBy: read({ extensionKey: string }, referenceList),

  // SearchIndex
  FindByUuid: read(
    { datacenter: optional(managedObject), uuid: string, vmSearch: truth, instanceUuid: optional(truth) },
    referenceOrNull,
  ),
  FindByInventoryPath: read({ inventoryPath: string }, referenceOrNull),
  FindChild: read({ entity: managedObject, name: string }, referenceOrNull),
  FindByDatastorePath: read({ datacenter: managedObject, path: string }, referenceOrNull),

  // EventManager and its collectors
  QueryEvents: read({ filter: eventFilterSpec }, rawList),
  CreateCollectorForEvents: write({ filter: eventFilterSpec }, aReference),
  SetCollectorPageSize: write({ maxCount: integer }, nothing),
  ReadPreviousEvents: write({ maxCount: integer }, rawList),
  RewindCollector: write({}, nothing),
  DestroyCollector: write({}, nothing),

  ...ADMINISTRATION_METHODS,
  ...DATASTORE_METHODS,
  ...GUEST_METHODS,
  ...INVENTORY_METHODS,
  ...VIRTUAL_MACHINE_METHODS,
} as const;

type Table = typeof METHODS;

/** A method in the table. */
export type MethodName = keyof Table;
/** The arguments of a method, its parameters by name. */
export type MethodArgs<M extends MethodName> = ArgsOf<Table[M]>;
/** The decoded result of a method. */
export type MethodResult<M extends MethodName> = ResultOf<Table[M]>;
