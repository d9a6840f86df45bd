import { readManifestDownload, type Manifest, type ManifestCandidate } from '@vic/manifest';
import type { AdminPlugin, DeployedPlugin, PluginState } from '../browser/wire.ts';
import type { PinnedServer } from '../proxy/pinned-server.ts';
import { chooseManifest, type Choice, type Surroundings } from './choose-manifest.ts';
import { instanceKey, manifestServer, type PluginRecord, type RegisteredServer } from './plugin-record.ts';

const RETRY_MS = 5000;
const MAX_CACHED_DOWNLOADS = 50;

/** A vCenter whose extension records were read. */
export interface RegisteringVcenter {
  readonly guid: string;
  readonly name: string;
  readonly version: string;
}

/** A plug-in as one set of servers and one download; serves all vCenters whose records say the same. */
interface Instance {
  readonly id: string;
  readonly identity: string;
  readonly record: PluginRecord;
  readonly servers: readonly PinnedServer[];
  candidates: readonly ManifestCandidate[] | null;
  failure: string | null;
  isBusy: boolean;
  /** Choice by vCenter version, for the candidates at hand. */
  readonly choices: Map<string, Choice>;
}

interface Pair {
  readonly vcenter: RegisteringVcenter;
  instance: Instance;
}

export interface DeploymentOptions {
  readonly around: Pick<Surroundings, 'emulation' | 'environment'>;
  readonly pin: (server: RegisteredServer) => PinnedServer;
  readonly download: (server: PinnedServer, url: URL) => Promise<Uint8Array>;
  /** Told once per change that users should refresh for; `message` is null for changes without a banner. */
  readonly onChange: (message: string | null) => void;
  readonly retryMs?: number;
}

/**
 * Which plug-ins are registered where, and what became of them: In Progress while the manifest is read, then Deployed,
 * Failed (the manifest could not be read; tried again by itself) or Incompatible. Decided for each vCenter on its own.
 */
export class Deployments {
  readonly #options: DeploymentOptions;
  readonly #pairs = new Map<string, Pair>();
  readonly #instances = new Map<string, Instance>();
  readonly #downloads = new Map<string, readonly ManifestCandidate[]>();
  readonly #disabled = new Set<string>();
  readonly #announced = new Map<string, string>();
  readonly #retries = new Set<NodeJS.Timeout>();
  readonly #work = new Set<Promise<void>>();
  #count = 0;
  #revision = 0;

  constructor(options: DeploymentOptions) {
    this.#options = options;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Takes in what one vCenter's extension records say now. */
  setRecords(vcenter: RegisteringVcenter, records: readonly PluginRecord[]): void {
    const keys = new Set(records.map(({ key }) => key));
    for (const [id, { vcenter: known, instance }] of this.#pairs) {
      if (known.guid === vcenter.guid && !keys.has(instance.record.key)) this.#pairs.delete(id);
    }
    for (const record of records) {
      const pairId = `${vcenter.guid} ${record.key}`;
      const identity = instanceKey(record);
      if (this.#pairs.get(pairId)?.instance.identity === identity) continue;
      this.#pairs.set(pairId, { vcenter, instance: this.#instances.get(identity) ?? this.#start(record, identity) });
      this.#changed();
    }
    this.#dropUnused();
  }

  /** Resolves when no manifest is being read. */
  async whenSettled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }

  admin(): AdminPlugin[] {
    return [...this.#pairs.values()].map(({ vcenter, instance }) => {
      const { state, reasons, choice } = this.#verdict(instance, vcenter);
      const manifest = choice && choice.file !== null ? choice.manifest : null;
      return {
        key: instance.record.key,
        name: manifest ? englishName(manifest) : instance.record.label,
        version: instance.record.version,
        vcenter: { guid: vcenter.guid, name: vcenter.name },
        state,
        isEnabled: !this.#disabled.has(instance.record.key),
        reasons: [...reasons],
        warnings: choice && choice.file !== null ? [...choice.warnings] : [],
        url: instance.record.manifestUrl,
        manifestFile: choice?.file ?? null,
        instance: instance.id,
      };
    });
  }

  /** What the shell draws: one entry per instance and manifest. */
  deployed(): DeployedPlugin[] {
    const byManifest = new Map<string, DeployedPlugin>();
    for (const { vcenter, instance } of this.#pairs.values()) {
      const { choice, state } = this.#verdict(instance, vcenter);
      if (state !== 'Deployed' || choice?.file === undefined || choice.file === null) continue;
      if (this.#disabled.has(instance.record.key)) continue;
      const id = `${instance.id} ${choice.file}`;
      const known = byManifest.get(id);
      const { guid, name } = vcenter;
      if (known) known.vcenters.push({ guid, name });
      else byManifest.set(id, describe(instance, choice.manifest, { guid, name }));
    }
    return [...byManifest.values()];
  }

  /** The servers of a deployed instance, for the proxy. */
  serversOf(instanceId: string): readonly PinnedServer[] {
    const isDeployed = this.deployed().some(({ instance }) => instance === instanceId);
    if (!isDeployed) return [];
    return [...this.#instances.values()].find(({ id }) => id === instanceId)?.servers ?? [];
  }

  /** Whether a plug-in is registered with a vCenter. */
  isRegistered(key: string, guid: string): boolean {
    return this.#pairs.has(`${guid} ${key}`);
  }

  records(): PluginRecord[] {
    return [...this.#instances.values()].map(({ record }) => record);
  }

  /** Switches a plug-in on or off, as an administrator does. False for an unknown key. */
  setEnabled(key: string, isEnabled: boolean): boolean {
    const instance = this.#instanceOfKey(key);
    if (!instance) return false;
    if (isEnabled) this.#disabled.delete(key);
    else this.#disabled.add(key);
    this.#changed(`Plug-in ${instance.record.label} has been ${isEnabled ? 'enabled' : 'disabled'}.`);
    return true;
  }

  /** Reads the manifest again although its version did not change. False for an unknown key. */
  reRead(key: string): boolean {
    const instances = [...this.#instances.values()].filter(({ record }) => record.key === key);
    for (const instance of instances) {
      if (instance.isBusy) continue;
      this.#downloads.delete(downloadKey(instance.record));
      this.#announced.delete(instance.record.key);
      this.#read(instance);
    }
    return instances.length > 0;
  }

  async close(): Promise<void> {
    for (const timer of this.#retries) clearTimeout(timer);
    await Promise.allSettled([...this.#instances.values()].flatMap(({ servers }) => servers.map((one) => one.close())));
  }

  #instanceOfKey(key: string): Instance | undefined {
    return [...this.#instances.values()].find(({ record }) => record.key === key);
  }

  #start(record: PluginRecord, identity: string): Instance {
    const instance: Instance = {
      id: encodeURIComponent(`${record.key}~${record.version}~${++this.#count}`),
      identity,
      record,
      servers: record.servers.map((server) => this.#options.pin(server)),
      candidates: null,
      failure: null,
      isBusy: false,
      choices: new Map(),
    };
    this.#instances.set(identity, instance);
    if (!record.isLocal && record.faults.length === 0) this.#read(instance);
    return instance;
  }

  #read(instance: Instance): void {
    const work = this.#readManifest(instance).finally(() => this.#work.delete(work));
    this.#work.add(work);
  }

  async #readManifest(instance: Instance): Promise<void> {
    instance.isBusy = true;
    try {
      instance.candidates = await this.#candidates(instance);
      instance.choices.clear();
      instance.failure = null;
    } catch (error) {
      instance.failure = error instanceof Error ? error.message : String(error);
      this.#retryLater(instance);
    }
    instance.isBusy = false;
    if (this.#instances.has(instance.identity)) this.#announce(instance);
  }

  async #candidates({ record, servers }: Instance): Promise<readonly ManifestCandidate[]> {
    const cacheKey = downloadKey(record);
    const cached = this.#downloads.get(cacheKey);
    if (cached) return cached;
    const registered = manifestServer(record);
    const server = servers.find((one) => one.registered === registered);
    if (!server) throw new Error('The extension record names no server to read the manifest from.');
    if (!URL.canParse(record.manifestUrl)) throw new Error(`The plug-in URL "${record.manifestUrl}" is not a URL.`);
    const candidates = readManifestDownload(await this.#options.download(server, new URL(record.manifestUrl)));
    if (this.#downloads.size >= MAX_CACHED_DOWNLOADS) this.#downloads.delete(this.#downloads.keys().next().value ?? '');
    this.#downloads.set(cacheKey, candidates);
    return candidates;
  }

  #retryLater(instance: Instance): void {
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      if (this.#instances.get(instance.identity) === instance) this.#read(instance);
    }, this.#options.retryMs ?? RETRY_MS);
    timer.unref();
    this.#retries.add(timer);
  }

  /** One banner per plug-in and instance, however many vCenters have it. */
  #announce(instance: Instance): void {
    const { key, label } = instance.record;
    const isDeployed = this.deployed().some((plugin) => plugin.instance === instance.id);
    if (!isDeployed || this.#announced.get(key) === instance.id) {
      this.#changed();
      return;
    }
    const verb = this.#announced.has(key) ? 'updated' : 'deployed';
    this.#announced.set(key, instance.id);
    this.#changed(`Plug-in ${label} has been ${verb}. Refresh browser.`);
  }

  #dropUnused(): void {
    const used = new Set([...this.#pairs.values()].map(({ instance }) => instance));
    for (const [identity, instance] of this.#instances) {
      if (used.has(instance)) continue;
      this.#instances.delete(identity);
      for (const server of instance.servers) void server.close();
      const { key, label } = instance.record;
      if (this.#instanceOfKey(key)) continue;
      const wasDeployed = this.#announced.delete(key);
      this.#changed(wasDeployed ? `Plug-in ${label} has been removed. Refresh browser.` : null);
    }
  }

  #changed(message: string | null = null): void {
    this.#revision += 1;
    this.#options.onChange(message);
  }

  #verdict(
    instance: Instance,
    vcenter: RegisteringVcenter,
  ): { readonly state: PluginState; readonly reasons: readonly string[]; readonly choice: Choice | null } {
    const { record, candidates, failure } = instance;
    if (record.isLocal) {
      const reason = 'This is a local plug-in; the client runs remote plug-ins only.';
      return { state: 'Incompatible', reasons: [reason], choice: null };
    }
    if (record.faults.length > 0) return { state: 'Failed', reasons: record.faults, choice: null };
    if (failure !== null) return { state: 'Failed', reasons: [failure], choice: null };
    if (candidates === null) return { state: 'In Progress', reasons: [], choice: null };
    const choice = this.#choice(instance, candidates, vcenter.version);
    if (choice.file === null) return { state: 'Incompatible', reasons: choice.reasons, choice };
    return { state: 'Deployed', reasons: [], choice };
  }

  #choice({ choices, record }: Instance, candidates: readonly ManifestCandidate[], vcenterVersion: string): Choice {
    const known = choices.get(vcenterVersion);
    if (known) return known;
    const serverTypes = record.servers.map(({ type }) => type);
    const choice = chooseManifest(candidates, { ...this.#options.around, vcenterVersion, serverTypes });
    choices.set(vcenterVersion, choice);
    return choice;
  }
}

function downloadKey({ key, version, manifestUrl }: PluginRecord): string {
  return JSON.stringify([key, version, manifestUrl]);
}

function describe(
  instance: Instance,
  manifest: Manifest,
  vcenter: { readonly guid: string; readonly name: string },
): DeployedPlugin {
  const { record, servers } = instance;
  const first = manifestServer(record);
  const ordered = [...servers].sort((a, b) => Number(b.registered === first) - Number(a.registered === first));
  return {
    instance: instance.id,
    key: record.key,
    version: record.version,
    vcenters: [vcenter],
    servers: ordered.map(({ segment, registered }) => {
      const route = `/plugins/${instance.id}/${segment}`;
      const { pathname } = registered.url;
      return { type: registered.type, route, base: route + pathname.slice(0, pathname.lastIndexOf('/') + 1) };
    }),
    manifest,
  };
}

function englishName({ configuration: { nameKey }, definitions: { i18n } }: Manifest): string {
  const texts = i18n.definitions[nameKey];
  return texts?.['en-US'] ?? Object.values(texts ?? {})[0] ?? nameKey;
}
