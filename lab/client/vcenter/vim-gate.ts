import { readFileSync } from 'node:fs';
import {
  connect,
  createContainerView,
  field,
  isFault,
  objects,
  references,
  retrieveObjects,
  startFeed,
  text,
  UntrustedCertificateError,
  type Extension,
  type FeedEvent,
  type ManagedObjectReference,
  type PropertyFilterSpec,
  type Trust,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import { ConfigurationError, type VcenterSettings } from '../config/client-config.ts';
import { TREE_PROPERTIES } from '../inventory/inventory-node.ts';
import { decodeTask } from './recent-task.ts';
import {
  VcenterUnavailableError,
  WrongAccountError,
  type Account,
  type InventoryEvent,
  type RecentTask,
  type VcenterAbout,
  type VcenterConnection,
  type VcenterGate,
} from './vcenter-connection.ts';

const MAX_TASKS = 50;

/** The way to vCenters over the vSphere Web Services API. */
export const vimGate: VcenterGate = {
  async about(settings) {
    const client = await dial(settings);
    try {
      return aboutOf(client);
    } finally {
      await client.close();
    }
  },

  async open(settings, account) {
    const client = await dial(settings);
    try {
      await client.login(account.userName, account.password);
    } catch (error) {
      await client.close();
      throw loginError(error, settings, account);
    }
    return new VimConnection(client, settings, account);
  },
};

class VimConnection implements VcenterConnection {
  readonly about: VcenterAbout;
  readonly #client: VimClient;
  readonly #settings: VcenterSettings;
  readonly #account: Account;
  #renewal: Promise<void> | null = null;
  #feed: { stop(): Promise<void> } | null = null;

  constructor(client: VimClient, settings: VcenterSettings, account: Account) {
    this.#client = client;
    this.#settings = settings;
    this.#account = account;
    this.about = aboutOf(client);
  }

  acquireCloneTicket(): Promise<string> {
    return this.#authenticated(() => this.#client.acquireCloneTicket());
  }

  watchInventory(onEvent: (event: InventoryEvent) => void): void {
    const feed = startFeed(this.#client, {
      specs: inventorySpecs,
      renew: () => this.#renew(),
      onEvent: (event) => onEvent(this.#inventoryEvent(event)),
    });
    this.#feed = feed;
    feed.done.catch((error: unknown) => onEvent({ kind: 'lost', reason: sentence(error, this.#settings) }));
  }

  async readProperties(ref: ManagedObjectReference, paths: string[]): Promise<ReadonlyMap<string, VimValue> | null> {
    const [found] = await this.#authenticated(() => retrieveObjects(this.#client, [ref], paths));
    return found?.props ?? null;
  }

  async recentTasks(): Promise<RecentTask[]> {
    const { taskManager } = this.#client.content;
    if (!taskManager) return [];
    const props = await this.readProperties(taskManager, ['recentTask']);
    const tasks = references(props?.get('recentTask')).slice(-MAX_TASKS);
    if (tasks.length === 0) return [];
    const contents = await this.#authenticated(() => retrieveObjects(this.#client, tasks, ['info']));
    return contents.flatMap(({ ref, props: taskProps }) => decodeTask(ref, taskProps.get('info')) ?? []);
  }

  async extensions(): Promise<Extension[]> {
    const { extensionManager } = this.#client.content;
    if (!extensionManager) return [];
    const props = await this.readProperties(extensionManager, ['extensionList']);
    const keys = objects(props?.get('extensionList')).flatMap((extension) => {
      const isClientPlugin = objects(extension['client']).some((client) =>
        text(field(client, 'type'))?.startsWith('vsphere-client-'),
      );
      return isClientPlugin ? (text(extension['key']) ?? []) : [];
    });
    const found = await Promise.all(
      keys.map((extensionKey) =>
        this.#authenticated(() => this.#client.invoke('FindExtension', extensionManager, { extensionKey })),
      ),
    );
    return found.filter((extension) => extension !== null);
  }

  async close(): Promise<void> {
    await this.#feed?.stop().catch(() => undefined);
    await this.#client.close();
  }

  /** One login at a time, however many calls found the session gone. */
  #renew(): Promise<void> {
    this.#renewal ??= this.#loginAgain().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #loginAgain(): Promise<void> {
    if (await this.#client.isAlive()) return;
    await this.#client.login(this.#account.userName, this.#account.password);
  }

  async #authenticated<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!isFault(error, 'NotAuthenticated')) throw loginError(error, this.#settings, this.#account);
    }
    try {
      await this.#renew();
      return await call();
    } catch (error) {
      throw loginError(error, this.#settings, this.#account);
    }
  }

  #inventoryEvent(event: FeedEvent): InventoryEvent {
    return event.kind === 'lost' ? { kind: 'lost', reason: sentence(event.error, this.#settings) } : event;
  }
}

async function inventorySpecs(client: VimClient): Promise<PropertyFilterSpec[]> {
  const types = Object.keys(TREE_PROPERTIES);
  const view = await createContainerView(client, client.content.rootFolder, types);
  return [
    {
      propSet: Object.entries(TREE_PROPERTIES).map(([type, pathSet]) => ({ type, all: false, pathSet })),
      objectSet: [{ obj: view, skip: true, selectSet: [{ name: 'view', type: view.type, path: 'view', skip: false }] }],
    },
  ];
}

async function dial(settings: VcenterSettings): Promise<VimClient> {
  try {
    return await connect({ url: settings.url, trust: trustOf(settings), operationPrefix: 'standin' });
  } catch (error) {
    throw new VcenterUnavailableError(sentence(error, settings), { cause: error });
  }
}

function trustOf({ thumbprint, caFile }: VcenterSettings): Trust {
  if (thumbprint !== undefined) return { thumbprint };
  if (caFile === undefined) return {};
  try {
    return { ca: readFileSync(caFile, 'utf8') };
  } catch {
    throw new ConfigurationError(`The CA file "${caFile}" cannot be read.`);
  }
}

function aboutOf({ content: { about, rootFolder } }: VimClient): VcenterAbout {
  return { guid: about.instanceUuid, version: about.version, fullName: about.fullName, rootFolder };
}

function loginError(error: unknown, settings: VcenterSettings, account: Account): Error {
  if (isFault(error, 'InvalidLogin')) {
    return new WrongAccountError(`${settings.name} does not accept the password of ${account.userName}.`, {
      cause: error,
    });
  }
  if (isFault(error, 'NoPermission')) {
    return new WrongAccountError(`${account.userName} has no permission on ${settings.name}.`, { cause: error });
  }
  return new VcenterUnavailableError(sentence(error, settings), { cause: error });
}

function sentence(error: unknown, { name }: VcenterSettings): string {
  if (error instanceof VcenterUnavailableError || error instanceof WrongAccountError) return error.message;
  if (error instanceof UntrustedCertificateError) {
    return `${name} does not show the certificate that the configuration pins.`;
  }
  return `${name} cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}
