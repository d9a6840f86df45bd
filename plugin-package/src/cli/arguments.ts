/**
 * Options by every name they go by, one or two dashes alike: the vSphere Client SDK's registration tool writes
 * `-pluginUrl` and `-pu`, so scripts written for it work here.
 */
const NAMES: Readonly<Record<string, string>> = {
  url: 'url',
  u: 'username',
  p: 'password',
  k: 'key',
  vct: 'vcenterServerThumbprint',
  v: 'version',
  pu: 'pluginUrl',
  n: 'name',
  s: 'summary',
  c: 'company',
  st: 'serverThumbprint',
  scf: 'serverCertificateFile',
  ps: 'pluginServers',
  show: 'showInSolutionManager',
  h: 'help',
};

const LONG_NAMES = [
  'username',
  'password',
  'key',
  'vcenterServerThumbprint',
  'version',
  'pluginUrl',
  'name',
  'summary',
  'company',
  'serverThumbprint',
  'serverCertificateFile',
  'pluginServers',
  'showInSolutionManager',
  'taskList',
  'faultList',
  'privilegeList',
  'eventList',
  'resourceList',
  'insecure',
  'remote',
  'local',
  'action',
  'json',
  'yes',
  'dry-run',
  'vcenters-file',
  'ca-file',
  'refresh-certificate',
  'help',
] as const;

/** Options that stand alone; every other one takes the next argument as its value. */
const SWITCHES: ReadonlySet<string> = new Set([
  'insecure',
  'remote',
  'local',
  'json',
  'yes',
  'dry-run',
  'refresh-certificate',
  'help',
]);

/** Commands by the names that the SDK's tool has for them. */
const ACTIONS: Readonly<Record<string, string>> = {
  registerPlugin: 'register',
  updatePlugin: 'update',
  unregisterPlugin: 'unregister',
  isPluginRegistered: 'status',
};

/**
 * Rewrites arguments so that one parser understands them: `-pu X`, `-pluginUrl X`, `--pu=X` all become
 * `--pluginUrl=X`; `-action registerPlugin` becomes the command `register`; commands come before options. What is not
 * known stays as it is, for the parser to refuse.
 */
export function normaliseArguments(argv: readonly string[]): string[] {
  const commands: string[] = [];
  const options: string[] = [];
  let action: string | undefined;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    const { name, value } = splitOption(argument);
    if (name === null) {
      (argument.startsWith('-') ? options : commands).push(argument);
      continue;
    }
    const values = value === null ? [] : [value];
    const next = argv[index + 1];
    if (value === null && next !== undefined && takesValue(name, next)) {
      values.push(next);
      index += 1;
    }
    if (name === 'action') action = values[0] ?? '';
    else options.push(...(values.length > 0 ? [`--${name}=${values.join('')}`] : [`--${name}`]));
  }
  return [...(action === undefined ? [] : [ACTIONS[action] ?? action]), ...commands, ...options];
}

/** Old scripts give `-show` alone, newer ones `-show true`. */
function takesValue(name: string, next: string): boolean {
  if (name === 'showInSolutionManager') return next === 'true' || next === 'false';
  return !SWITCHES.has(name);
}

function splitOption(argument: string): { name: string | null; value: string | null } {
  const parts = /^--?([A-Za-z][A-Za-z-]*)(?:=(.*))?$/s.exec(argument);
  const written = parts?.[1] ?? '';
  const name = Object.hasOwn(NAMES, written) ? NAMES[written] : LONG_NAMES.find((known) => known === written);
  return { name: name ?? null, value: parts?.[2] ?? null };
}
