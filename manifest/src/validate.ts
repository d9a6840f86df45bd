import type { Manifest } from './manifest.ts';
import { iconReferences, sectionsOf, type Section } from './manifest-parts.ts';
import { parseManifest } from './schema.ts';

/** What the manifest's surroundings say. */
export interface ValidationOptions {
  /** `type` of each auxiliary server in the extension record; left out, references to them are not checked. */
  readonly serverTypes?: readonly string[];
}

/**
 * Everything that makes a client refuse the manifest, one sentence per fault; empty if it is fine. First the schema;
 * if that holds, what a schema cannot say: ids, dynamic items, texts, icons, navigation targets, servers.
 */
export function validateManifest(manifest: unknown, options: ValidationOptions = {}): string[] {
  const parsed = parseManifest(manifest);
  if (parsed.manifest === null) return [...parsed.faults];
  const sections = sectionsOf(parsed.manifest);
  return [
    ...duplicateIds(parsed.manifest, sections),
    ...sections.flatMap(dynamicFaults),
    ...missingTexts(parsed.manifest),
    ...unknownIcons(parsed.manifest),
    ...unknownTargets(parsed.manifest, sections),
    ...(options.serverTypes ? unknownServers(sections, options.serverTypes) : []),
  ];
}

function duplicateIds(manifest: Manifest, sections: readonly Section[]): string[] {
  const items = sections.flatMap((section) => section.items);
  const otherIds = items.filter(({ kind }) => kind !== 'view').flatMap(({ id }) => id ?? []);
  return [
    ...repeated(navigationIds(manifest, sections)).map((id) => `navigationId "${id}" is used more than once`),
    ...repeated(otherIds).map((id) => `id "${id}" is used more than once`),
  ];
}

function navigationIds(manifest: Manifest, sections: readonly Section[]): string[] {
  const views = sections.flatMap(({ items }) => items.filter(({ kind }) => kind === 'view'));
  return [manifest.global?.view.navigationId ?? [], views.flatMap(({ id }) => id ?? [])].flat();
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function dynamicFaults({ place, dynamicUri, forceExpand, items }: Section): string[] {
  const dynamic = items.filter(({ isDynamic }) => isDynamic);
  const faults: string[] = [];
  if (dynamic.length > 0 && dynamicUri === undefined) faults.push(`${place}: dynamic items need a dynamicUri`);
  for (const { kind } of dynamic.filter(({ id }) => id === undefined)) {
    faults.push(`${place}: a dynamic ${kind} needs an id`);
  }
  if (forceExpand !== undefined && (dynamic.length === 0 || dynamicUri === undefined)) {
    faults.push(`${place}: forceExpand is allowed on a dynamic category only`);
  }
  return faults;
}

function missingTexts({ definitions: { i18n } }: Manifest): string[] {
  return Object.entries(i18n.definitions).flatMap(([key, texts]) =>
    i18n.locales
      .filter((locale) => !Object.hasOwn(texts, locale))
      .map((locale) => `text "${key}" is missing for locale ${locale}`),
  );
}

function unknownIcons(manifest: Manifest): string[] {
  const tiles = manifest.definitions.iconSpriteSheet?.definitions ?? {};
  const unknown = new Set(iconReferences(manifest).filter((name) => !Object.hasOwn(tiles, name)));
  return [...unknown].map((name) => `icon "${name}" is no tile of the sprite sheet`);
}

function unknownTargets(manifest: Manifest, sections: readonly Section[]): string[] {
  const known = new Set(navigationIds(manifest, sections));
  return sections.flatMap(({ place, items }) =>
    items.flatMap(({ action }) =>
      action?.trigger.type === 'navigation' && !known.has(action.trigger.targetViewId)
        ? `${place}: no view has the targetViewId "${action.trigger.targetViewId}"`
        : [],
    ),
  );
}

function unknownServers(sections: readonly Section[], serverTypes: readonly string[]): string[] {
  return sections.flatMap(({ place, dynamicUri }) =>
    typeof dynamicUri === 'object' && !serverTypes.includes(dynamicUri.serverType)
      ? `${place}: no registered server has the serverType "${dynamicUri.serverType}"`
      : [],
  );
}
