/**
 * What one release of the vSphere Client does and does not. A row per release; the code asks the row, never compares
 * versions. More rows can be added without touching anything else.
 */
export interface Emulation {
  readonly version: string;
  /** Manifest and plug-in API versions that the client reads. */
  readonly manifestVersions: readonly string[];
  /** Names under `requirements` that the client knows. An unknown one makes the manifest incompatible. */
  readonly capabilities: readonly string[];
  readonly dynamicViews: boolean;
  readonly dynamicCards: boolean;
  readonly cardsPerObject: number;
  /** How an action with `visible: false` is shown. */
  readonly invisibleAction: 'hidden' | 'disabled';
  readonly usesRelevant: boolean;
  /** Whether unmet version ranges make the client try the next manifest of a package (else the choice is final). */
  readonly rangesTakePartInChoice: boolean;
  readonly usesServerCertificate: boolean;
  /** Members of the SDK beyond those that every release has. */
  readonly methods: readonly string[];
  readonly locales: readonly string[];
}

const CAPABILITIES = [
  'confirmation.modal.api',
  'proxied.plugin.server.origin.api',
  'icon.sprite.sheet.theming',
  'plugin.backend.info.api',
  'action.accepts.multiple.targets',
  'plugin.dynamic.extensions',
] as const;

const CORE_METHODS = [
  'app.getContextObjects',
  'app.getNavigationData',
  'app.navigateTo',
  'app.getSessionInfo',
  'app.getApiEndpoints',
  'app.getClientInfo',
  'app.getClientLocale',
  'app.getTheme',
  'app.getPluginBackendInfo',
  'app.formatDateTime',
  'app.navigateToClientView',
  'event.onGlobalRefresh',
  'event.onThemeChanged',
  'event.onDateTimeFormatChanged',
  'modal.open',
  'modal.close',
  'modal.getCustomData',
  'modal.setOptions',
  'modal.openConfirmationModal',
] as const;

const LATER_METHODS = [
  'app.refreshPluginItemsState',
  'app.getRemotePluginNavigationMap',
  'app.navigateToRemotePluginView',
  'modal.getSharedModalsMap',
  'modal.openSharedModal',
] as const;

const LOCALES_OF_8 = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'ko-KR', 'pt-BR', 'zh-CN', 'zh-TW'] as const;
const LOCALES_OF_9 = ['en-US', 'es-ES', 'fr-FR', 'ja-JP'] as const;

const RELEASE_8_0_3: Emulation = {
  version: '8.0.3',
  manifestVersions: ['1.0.0', '1.0.1', '1.1.0', '1.2.0'],
  capabilities: CAPABILITIES,
  dynamicViews: true,
  dynamicCards: true,
  cardsPerObject: 5,
  invisibleAction: 'disabled',
  usesRelevant: true,
  rangesTakePartInChoice: true,
  usesServerCertificate: true,
  methods: [...CORE_METHODS, ...LATER_METHODS],
  locales: LOCALES_OF_8,
};

const ROWS: readonly Emulation[] = [RELEASE_8_0_3, { ...RELEASE_8_0_3, version: '9.0.0', locales: LOCALES_OF_9 }];

/** The release that is emulated when the configuration does not say. */
export const DEFAULT_EMULATION = '8.0.3';
export const EMULATED_VERSIONS: readonly string[] = ROWS.map((row) => row.version);

export function isEmulatedVersion(version: string): boolean {
  return EMULATED_VERSIONS.includes(version);
}

/** The row of a release. Throws for a release without one; configurations are checked before. */
export function emulationOf(version: string = DEFAULT_EMULATION): Emulation {
  const row = ROWS.find((candidate) => candidate.version === version);
  if (!row) throw new RangeError(`No release ${version}`);
  return row;
}
