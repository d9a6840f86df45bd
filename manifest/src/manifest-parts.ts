import type { Card, DynamicUri, Manifest, MenuAction, ObjectExtensions, TabSection } from './manifest.ts';

/** One section of an object type, with the items that a dynamic answer may show or hide. */
export interface Section {
  /** Such as `VirtualMachine/menu`. */
  readonly place: string;
  readonly dynamicUri: DynamicUri | undefined;
  readonly forceExpand: boolean | undefined;
  readonly items: readonly SectionItem[];
}

/** A card, view or action of a section. */
export interface SectionItem {
  readonly kind: 'card' | 'view' | 'action';
  /** `navigationId` of a view, `id` of a card or action. */
  readonly id: string | undefined;
  readonly labelKey: string | undefined;
  readonly icon: string | undefined;
  readonly isDynamic: boolean;
  readonly action: MenuAction | undefined;
}

/** All sections of all object types, in the manifest's order. */
export function sectionsOf(manifest: Manifest): Section[] {
  return Object.entries(manifest.objects ?? {}).flatMap(([type, extensions]) => typeSections(type, extensions));
}

/** All i18n keys or literal texts that the manifest refers to. */
export function textReferences(manifest: Manifest): string[] {
  const items = sectionsOf(manifest).flatMap(({ items }) => items);
  return [
    manifest.configuration.nameKey,
    ...items.flatMap(({ labelKey, action }) => [
      labelKey,
      action?.trigger.type === 'modal' ? action.trigger.titleKey : undefined,
    ]),
  ].filter((key) => key !== undefined);
}

/** All icon tiles that the manifest refers to. */
export function iconReferences(manifest: Manifest): string[] {
  const items = sectionsOf(manifest).flatMap(({ items }) => items);
  return [manifest.configuration.icon?.name, ...items.map(({ icon }) => icon)].filter((name) => name !== undefined);
}

function typeSections(type: string, { summary, monitor, configure, menu }: ObjectExtensions): Section[] {
  const sections: Section[] = [];
  if (summary) {
    const cards = summary.view ? [summary.view] : (summary.views ?? []);
    sections.push(section(`${type}/summary`, summary.dynamicUri, cards.map(cardItem)));
  }
  if (monitor) sections.push(tabSection(`${type}/monitor`, monitor));
  if (configure) sections.push(tabSection(`${type}/configure`, configure));
  if (menu) {
    const actions = menu.actions.filter((action): action is MenuAction => action.type !== 'separator');
    sections.push(section(`${type}/menu`, menu.dynamicUri, actions.map(actionItem)));
  }
  return sections;
}

function section(place: string, dynamicUri: DynamicUri | undefined, items: SectionItem[]): Section {
  return { place, dynamicUri, forceExpand: undefined, items };
}

function tabSection(place: string, tab: TabSection): Section {
  const items = tab.views.map((view): SectionItem => {
    const { navigationId: id, labelKey, dynamic: isDynamic = false } = view;
    return { kind: 'view', id, labelKey, icon: undefined, isDynamic, action: undefined };
  });
  return { place, dynamicUri: tab.dynamicUri, forceExpand: tab.forceExpand, items };
}

function cardItem({ id, labelKey, icon, dynamic: isDynamic = false }: Card): SectionItem {
  return { kind: 'card', id, labelKey, icon: icon?.name, isDynamic, action: undefined };
}

function actionItem(action: MenuAction): SectionItem {
  const { id, labelKey, icon, dynamic: isDynamic = false } = action;
  return { kind: 'action', id, labelKey, icon: icon?.name, isDynamic, action };
}
