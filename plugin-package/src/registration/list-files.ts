import { usageFailure } from '../cli/failure.ts';
import { RESOURCE_MODULE, type ExtensionLists, type ListName } from './extension-lists.ts';
import { readJsonFile } from './input-file.ts';
import { isRecord, optionalText, requiredArray, requiredText } from './json-fields.ts';

/**
 * The lists for which a file is given, in the SDK tool's formats: `[{"taskId"}]`, `[{"faultId"}]`,
 * `[{"groupId","privileges":[{"privilegeId"}]}]`, `[{"eventId","eventTypeSchema"?}]`, `{"<locale>":{"<key>":"<text>"}}`.
 * @throws CommandFailure that names the option, the file and the field at fault
 */
export function readListFiles(files: Readonly<Partial<Record<ListName, string>>>): Partial<ExtensionLists> {
  return {
    ...(files.taskList !== undefined && { taskList: readTasks(files.taskList) }),
    ...(files.eventList !== undefined && { eventList: readEvents(files.eventList) }),
    ...(files.faultList !== undefined && { faultList: readFaults(files.faultList) }),
    ...(files.privilegeList !== undefined && { privilegeList: readPrivileges(files.privilegeList) }),
    ...(files.resourceList !== undefined && { resourceList: readResources(files.resourceList) }),
  };
}

function readTasks(file: string): ExtensionLists['taskList'] {
  return entriesOf('--taskList', file).map((entry) => ({
    taskID: requiredText(entry, 'taskId', `--taskList ${file}`),
  }));
}

function readFaults(file: string): ExtensionLists['faultList'] {
  const place = `--faultList ${file}`;
  return entriesOf('--faultList', file).map((entry) => ({ faultID: requiredText(entry, 'faultId', place) }));
}

function readEvents(file: string): ExtensionLists['eventList'] {
  const place = `--eventList ${file}`;
  return entriesOf('--eventList', file).map((entry) => {
    const eventTypeSchema = optionalText(entry, 'eventTypeSchema', place);
    const eventID = requiredText(entry, 'eventId', place);
    return eventTypeSchema === undefined ? { eventID } : { eventID, eventTypeSchema };
  });
}

function readPrivileges(file: string): ExtensionLists['privilegeList'] {
  const place = `--privilegeList ${file}`;
  return entriesOf('--privilegeList', file).flatMap((entry) => {
    const group = requiredText(entry, 'groupId', place);
    return requiredArray(entry, 'privileges', place).map((privilege) => ({
      privID: `${group}.${requiredText(privilege, 'privilegeId', place)}`,
      privGroupName: group,
    }));
  });
}

function readResources(file: string): ExtensionLists['resourceList'] {
  const place = `--resourceList ${file}`;
  const byLocale = readJsonFile('--resourceList', file);
  if (!isRecord(byLocale)) throw usageFailure(`${place}: the file must hold an object of locales.`);
  return Object.entries(byLocale).map(([locale, texts]) => {
    if (!isRecord(texts)) throw usageFailure(`${place}: "${locale}" must hold an object of texts.`);
    const data = Object.keys(texts).map((key) => ({ key, value: requiredText(texts, key, place) }));
    return { locale, module: RESOURCE_MODULE, data };
  });
}

function entriesOf(option: string, file: string): unknown[] {
  const list = readJsonFile(option, file);
  if (!Array.isArray(list)) throw usageFailure(`${option} ${file}: the file must hold a list.`);
  return list;
}
