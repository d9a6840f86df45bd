import type {
  Card,
  Manifest,
  MenuAction,
  MenuSection,
  ObjectExtensions,
  SummarySection,
  TabSection,
} from './manifest.ts';

/**
 * Object types seen in published manifests; a client that knows no others would refuse the whole manifest for one.
 */
const WIDELY_KNOWN_TYPES: readonly string[] = ['VirtualMachine', 'HostSystem', 'Datacenter'];

/**
 * The 1.0.0 baseline of a manifest for clients that refuse the original: no capability flags, nothing dynamic, no
 * multiple targets, no dark icons. Its items show on every object of their type, so the views say so themselves when
 * an object is none of ours.
 */
export function toStaticBaseline(manifest: Manifest): Manifest {
  const { iconSpriteSheet, i18n } = manifest.definitions;
  const types = Object.entries(manifest.objects ?? {}).filter(([type]) => WIDELY_KNOWN_TYPES.includes(type));
  return {
    manifestVersion: '1.0.0',
    requirements: { 'plugin.api.version': '1.0.0' },
    configuration: manifest.configuration,
    ...(manifest.global && { global: manifest.global }),
    ...(manifest.objects && {
      objects: Object.fromEntries(types.map(([type, extensions]) => [type, staticExtensions(extensions)])),
    }),
    definitions: {
      ...(iconSpriteSheet && {
        iconSpriteSheet: { uri: iconSpriteSheet.uri, definitions: iconSpriteSheet.definitions },
      }),
      i18n,
    },
  };
}

function staticExtensions({ summary, monitor, configure, menu }: ObjectExtensions): ObjectExtensions {
  return {
    ...(summary && { summary: staticSummary(summary) }),
    ...(monitor && { monitor: staticTab(monitor) }),
    ...(configure && { configure: staticTab(configure) }),
    ...(menu && { menu: staticMenu(menu) }),
  };
}

function staticSummary({ view, views }: SummarySection): SummarySection {
  return { ...(view && { view: staticCard(view) }), ...(views && { views: views.map(staticCard) }) };
}

function staticCard({ id: _id, dynamic: _dynamic, ...card }: Card): Card {
  return card;
}

function staticTab({ views }: TabSection): TabSection {
  return { views: views.map(({ dynamic: _dynamic, ...view }) => view) };
}

function staticMenu({ actions }: MenuSection): MenuSection {
  return { actions: actions.map((action) => (action.type === 'separator' ? action : staticAction(action))) };
}

function staticAction({ dynamic: _dynamic, acceptsMultipleTargets: _multiple, ...action }: MenuAction): MenuAction {
  return action;
}
