import type { ServerResponse } from 'node:http';
import { fetchThumbprint } from '@vic/vim25';
import type { ClientSettings } from './browser/wire.ts';
import type { ClientConfig } from './config/client-config.ts';
import { emulationOf } from './emulation.ts';
import { LintLog } from './lint/lint-log.ts';
import { Deployments } from './plugins/deployments.ts';
import { downloadManifest } from './plugins/download.ts';
import { readExtensionFile } from './plugins/extension-file.ts';
import { ExtensionWatch } from './plugins/extension-watch.ts';
import { pluginRecord } from './plugins/plugin-record.ts';
import { PinnedServer } from './proxy/pinned-server.ts';
import { PluginProxy } from './proxy/plugin-proxy.ts';
import { HostSessions } from './sessions/host-sessions.ts';
import { Switches } from './switches/switches.ts';
import type { VcenterGate } from './vcenter/vcenter-connection.ts';

/** Everything that lives as long as the stand-in does. */
export interface StandIn {
  readonly settings: ClientSettings;
  readonly sessions: HostSessions;
  readonly deployments: Deployments;
  readonly proxy: PluginProxy;
  readonly lint: LintLog;
  readonly switches: Switches;
  /** Open event streams, ended at shutdown. */
  readonly streams: Set<ServerResponse>;
  /** Resolves when the first look at the vCenters is over and no manifest is being read, at the latest after `ms`. */
  whenPluginsSettled(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Puts the parts together and begins to look for plug-ins. */
export function createStandIn(config: ClientConfig, gate: VcenterGate): StandIn {
  const release = emulationOf(config.emulate);
  const sessions = new HostSessions(gate, config.vcenters);
  const switches = new Switches();
  const lint = new LintLog(config.lint ?? true, () => sessions.tellAll({ type: 'lint' }));
  const deployments = new Deployments({
    around: { emulation: release, environment: config.environment ?? 'onprem' },
    pin: (server) =>
      new PinnedServer(server, {
        usesCertificate: release.usesServerCertificate,
        fetchThumbprint,
        pretendsMismatch: () => switches.isCertificateMismatched,
      }),
    download: downloadManifest,
    onChange: (message) => sessions.tellAll({ type: 'plugins', revision: deployments.revision, message }),
  });
  const proxy = new PluginProxy({
    serversOf: (instance) => deployments.serversOf(instance),
    lint,
    tokens: sessions.tokens,
    switches,
  });
  const { extensionFile } = config;
  const watches = config.vcenters.map(
    (settings) =>
      new ExtensionWatch({
        gate,
        settings,
        readElsewhere: extensionFile === undefined ? null : () => readExtensionFile(extensionFile),
        borrow: () => borrowedConnection(sessions, settings.name),
        onRecords: ({ guid, version }, extensions) => {
          const records = extensions.flatMap((extension) => pluginRecord(extension) ?? []);
          deployments.setRecords({ guid, name: settings.name, version }, records);
        },
      }),
  );
  const streams = new Set<ServerResponse>();
  return {
    settings: {
      release: { ...release, locales: [...release.locales], methods: [...release.methods] },
      defaults: {
        theme: config.theme ?? 'light',
        locale: config.locale ?? 'en-US',
        dateFormat: config.dateFormat ?? 'locale',
      },
      lint: lint.isEnabled,
    },
    sessions,
    deployments,
    proxy,
    lint,
    switches,
    streams,
    async whenPluginsSettled(ms) {
      const settled = Promise.all(watches.map(({ firstRound }) => firstRound)).then(() => deployments.whenSettled());
      await within(ms, settled);
    },
    async close() {
      for (const stream of streams) stream.end();
      proxy.close();
      await Promise.allSettled([...watches.map((watch) => watch.close()), sessions.close(), deployments.close()]);
    },
  };
}

function borrowedConnection(sessions: HostSessions, name: string) {
  for (const session of sessions.all()) {
    const link = session.links.find(({ settings, state }) => settings.name === name && state.state === 'connected');
    if (link) return link.connection;
  }
  return null;
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
