/** What the shell in the browser and its server say to each other: one schema per message, types by inference. */
import type { Manifest } from '@vic/manifest';
import { Type, type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Theme = Type.Union([Type.Literal('light'), Type.Literal('dark')]);
export type Theme = Static<typeof Theme>;

export const DateFormat = Type.Union([
  Type.Literal('locale'),
  Type.Literal('12h'),
  Type.Literal('24h'),
  Type.Literal('utc'),
]);
export type DateFormat = Static<typeof DateFormat>;

/** What a user may set in the header; kept by the browser. */
export const Preferences = Type.Object({ theme: Theme, locale: Type.String(), dateFormat: DateFormat });
export type Preferences = Static<typeof Preferences>;

export const VcenterState = Type.Object({
  name: Type.String(),
  guid: Nullable(Type.String()),
  state: Type.Union([
    Type.Literal('connecting'),
    Type.Literal('connected'),
    Type.Literal('down'),
    Type.Literal('denied'),
  ]),
  /** One sentence, where the state is not `connected`. */
  reason: Nullable(Type.String()),
  version: Nullable(Type.String()),
  rootId: Nullable(Type.String()),
});
export type VcenterState = Static<typeof VcenterState>;

export const Release = Type.Object({
  version: Type.String(),
  locales: Type.Array(Type.String()),
  methods: Type.Array(Type.String()),
  cardsPerObject: Type.Integer(),
  invisibleAction: Type.Union([Type.Literal('hidden'), Type.Literal('disabled')]),
  usesRelevant: Type.Boolean(),
  dynamicCards: Type.Boolean(),
  dynamicViews: Type.Boolean(),
});
export type Release = Static<typeof Release>;

export const ClientSettings = Type.Object({ release: Release, defaults: Preferences, lint: Type.Boolean() });
export type ClientSettings = Static<typeof ClientSettings>;

export const SessionInfo = Type.Object({ userName: Type.String(), vcenters: Type.Array(VcenterState) });
export type SessionInfo = Static<typeof SessionInfo>;

/** Answer to a failed request of the shell. */
export const Failure = Type.Object({ message: Type.String() });

export const TreeKind = Type.Union([
  Type.Literal('vcenter'),
  Type.Literal('datacenter'),
  Type.Literal('folder'),
  Type.Literal('cluster'),
  Type.Literal('host'),
  Type.Literal('pool'),
  Type.Literal('vapp'),
  Type.Literal('vm'),
  Type.Literal('template'),
]);
export type TreeKind = Static<typeof TreeKind>;

export const ObjectState = Type.Union([
  Type.Literal('none'),
  Type.Literal('on'),
  Type.Literal('off'),
  Type.Literal('suspended'),
  Type.Literal('disconnected'),
  Type.Literal('maintenance'),
]);
export type ObjectState = Static<typeof ObjectState>;

export const TreeRow = Type.Object({
  /** Object id; `vcenter:<name>` for a vCenter that was never reached. */
  id: Type.String(),
  name: Type.String(),
  kind: TreeKind,
  state: ObjectState,
  level: Type.Integer(),
  isExpandable: Type.Boolean(),
  isExpanded: Type.Boolean(),
  position: Type.Integer(),
  siblings: Type.Integer(),
  /** Why nothing is below, if a vCenter cannot be reached. */
  note: Nullable(Type.String()),
});
export type TreeRow = Static<typeof TreeRow>;

/** A window of the tree as it looks with these objects expanded. */
export const TreeWindow = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(TreeRow),
  /** Index of the object that was asked for, if it is in the tree. */
  revealed: Nullable(Type.Integer()),
});
export type TreeWindow = Static<typeof TreeWindow>;

export const TreeQuery = Type.Object(
  {
    expanded: Type.Array(Type.String(), { maxItems: 5000 }),
    offset: Type.Integer({ minimum: 0 }),
    limit: Type.Integer({ minimum: 0, maximum: 500 }),
    reveal: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type TreeQuery = Static<typeof TreeQuery>;

export const NamedObject = Type.Object({ id: Type.String(), name: Type.String() });
export type NamedObject = Static<typeof NamedObject>;

export const ObjectPage = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  kind: TreeKind,
  state: ObjectState,
  isRoot: Type.Boolean(),
  vcenter: Type.String(),
  /** Ancestors by tree, from the vCenter down. */
  paths: Type.Object({ hosts: Type.Array(NamedObject), vms: Type.Array(NamedObject) }),
  hasVms: Type.Boolean(),
});
export type ObjectPage = Static<typeof ObjectPage>;

export const Details = Type.Object({
  rows: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
});
export type Details = Static<typeof Details>;

export const VmRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: TreeKind,
  state: ObjectState,
  host: Nullable(NamedObject),
});
export type VmRow = Static<typeof VmRow>;
export const VmPage = Type.Object({ total: Type.Integer(), rows: Type.Array(VmRow) });
export type VmPage = Static<typeof VmPage>;

export const PluginServer = Type.Object({
  type: Type.String(),
  /** Path on this origin that stands for the server's root. */
  route: Type.String(),
  /** Path on this origin that stands for the registered URL up to its last `/`. */
  base: Type.String(),
});
export type PluginServer = Static<typeof PluginServer>;

/** A deployed plug-in instance: one manifest, and the vCenters whose objects it extends. */
export const DeployedPlugin = Type.Object({
  instance: Type.String(),
  key: Type.String(),
  version: Type.String(),
  vcenters: Type.Array(Type.Object({ guid: Type.String(), name: Type.String() })),
  servers: Type.Array(PluginServer),
  manifest: Type.Unsafe<Manifest>({ type: 'object' }),
});
export type DeployedPlugin = Static<typeof DeployedPlugin>;

export const DeployedPlugins = Type.Object({ revision: Type.Integer(), plugins: Type.Array(DeployedPlugin) });
export type DeployedPlugins = Static<typeof DeployedPlugins>;

export const PluginToken = Type.Object({ sessionToken: Type.String(), nodeId: Type.String() });
export type PluginToken = Static<typeof PluginToken>;

export const TaskRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  target: Nullable(Type.Object({ id: Nullable(Type.String()), name: Type.String() })),
  state: Type.String(),
  progress: Nullable(Type.Number()),
  error: Nullable(Type.String()),
  user: Nullable(Type.String()),
  queuedAt: Nullable(Type.String()),
  startedAt: Nullable(Type.String()),
  completedAt: Nullable(Type.String()),
  vcenter: Type.String(),
});
export type TaskRow = Static<typeof TaskRow>;
export const TaskList = Type.Object({ tasks: Type.Array(TaskRow), unavailable: Type.Array(Type.String()) });
export type TaskList = Static<typeof TaskList>;

export const PluginState = Type.Union([
  Type.Literal('In Progress'),
  Type.Literal('Deployed'),
  Type.Literal('Failed'),
  Type.Literal('Incompatible'),
]);
export type PluginState = Static<typeof PluginState>;

export const AdminPlugin = Type.Object({
  key: Type.String(),
  name: Type.String(),
  version: Type.String(),
  vcenter: Type.Object({ guid: Type.String(), name: Type.String() }),
  state: PluginState,
  isEnabled: Type.Boolean(),
  reasons: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  url: Type.String(),
  manifestFile: Nullable(Type.String()),
  instance: Type.String(),
});
export type AdminPlugin = Static<typeof AdminPlugin>;

export const LintEntry = Type.Object({
  rule: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  message: Type.String(),
  count: Type.Integer(),
  lastAt: Type.String(),
});
export type LintEntry = Static<typeof LintEntry>;

export const AdminPage = Type.Object({
  plugins: Type.Array(AdminPlugin),
  assumptions: Type.Array(Type.String()),
  lint: Type.Array(LintEntry),
});
export type AdminPage = Static<typeof AdminPage>;

/** Switches of the test drawer that need no further description. */
export const SWITCHES = [
  'session.expire',
  'session.rotateToken',
  'proxy.delay',
  'proxy.fail',
  'spi.timeout',
  'spi.garbage',
  'cert.mismatch',
  'vc.down',
  'plugin.disable',
  'theme',
  'locale',
  'dateFormat',
  'globalRefresh',
] as const;
export const SwitchName = Type.Union(SWITCHES.map((name) => Type.Literal(name)));
export type SwitchName = (typeof SWITCHES)[number];

/** News from the server to the shell (server-sent events). */
export const LiveEvent = Type.Union([
  Type.Object({ type: Type.Literal('hello'), pluginRevision: Type.Integer(), session: SessionInfo }),
  Type.Object({ type: Type.Literal('vcenters'), vcenters: Type.Array(VcenterState) }),
  Type.Object({ type: Type.Literal('inventory'), guid: Type.String() }),
  Type.Object({ type: Type.Literal('plugins'), revision: Type.Integer(), message: Nullable(Type.String()) }),
  Type.Object({ type: Type.Literal('tasks') }),
  Type.Object({ type: Type.Literal('lint') }),
  Type.Object({ type: Type.Literal('switch'), name: Type.String(), value: Type.Unknown() }),
  Type.Object({ type: Type.Literal('ended') }),
]);
export type LiveEvent = Static<typeof LiveEvent>;
