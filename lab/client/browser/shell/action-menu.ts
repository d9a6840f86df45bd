import type { MenuAction } from '@vic/manifest';
import type { DeployedPlugin, ObjectPage } from '../wire.ts';
import { askDynamic, type DynamicAnswer } from './dynamic.ts';
import { dynamicUrl, isSeparator, pluginsFor } from './plugins.ts';
import type { Shell } from './shell.ts';

/** Where a menu opens, in pixels of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export type MenuTarget = Pick<ObjectPage, 'id' | 'type' | 'isRoot' | 'name'>;

export type MenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly action: MenuAction; readonly isEnabled: boolean };

/** One plug-in's part of the menu. */
export interface MenuSection {
  readonly plugin: DeployedPlugin;
  readonly isWaiting: boolean;
  readonly items: readonly MenuItem[];
}

/** The Actions menu of one or several objects. Dynamic actions are asked for at every opening. */
export class ActionMenu {
  targets: readonly MenuTarget[] = [];
  place: MenuPlace | null = null;
  readonly #shell: Shell;
  #answers = new Map<DeployedPlugin, DynamicAnswer>();
  #opener: HTMLElement | null = null;
  #turn = 0;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  open(targets: readonly MenuTarget[], place: MenuPlace): void {
    this.#opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.targets = targets;
    this.place = place;
    this.#ask();
    this.#shell.redraw();
  }

  close(returnsFocus = false): void {
    if (this.place === null) return;
    this.#turn += 1;
    this.place = null;
    this.targets = [];
    if (returnsFocus) this.#opener?.focus();
    this.#shell.redraw();
  }

  /** What to draw, by plug-in. */
  sections(): MenuSection[] {
    const [first] = this.targets;
    if (!first) return [];
    return pluginsFor(this.#shell.plugins, first).flatMap(({ plugin, extensions: { menu } }) => {
      if (!menu) return [];
      const isDynamic = this.#questionFor(plugin) !== null;
      const answer = this.#answers.get(plugin) ?? null;
      const items = menu.actions.flatMap((action): MenuItem[] => {
        if (isSeparator(action)) return [{ kind: 'separator' }];
        const isEnabled = this.#stateOf(action, answer);
        return isEnabled === null ? [] : [{ kind: 'action', action, isEnabled }];
      });
      const isWaiting = isDynamic && !answer;
      const drawn = withoutLooseSeparators(items);
      return drawn.length > 0 || isWaiting ? [{ plugin, isWaiting, items: drawn }] : [];
    });
  }

  /** Asks again, for instance after a plug-in said that its answers changed. */
  askAgain(): void {
    if (this.place) this.#ask();
  }

  #ask(): void {
    const turn = ++this.#turn;
    this.#answers = new Map();
    const [first] = this.targets;
    if (!first) return;
    for (const { plugin } of pluginsFor(this.#shell.plugins, first)) {
      const question = this.#questionFor(plugin);
      if (!question) continue;
      void askDynamic(question).then((answer) => {
        if (turn !== this.#turn) return;
        this.#answers.set(plugin, answer);
        this.#shell.redraw();
      });
    }
  }

  #questionFor(plugin: DeployedPlugin) {
    const [first] = this.targets;
    const menu = first && pluginsFor([plugin], first)[0]?.extensions.menu;
    const url = dynamicUrl(plugin, menu?.dynamicUri);
    if (!menu || url === null || this.#shell.settings?.release.dynamicViews !== true) return null;
    const itemIds = menu.actions.flatMap((action) =>
      !isSeparator(action) && action.dynamic === true && action.id !== undefined && this.#fits(action)
        ? [action.id]
        : [],
    );
    if (itemIds.length === 0) return null;
    const { locale } = this.#shell.preferences;
    return { plugin, url, objectIds: this.targets.map(({ id }) => id), itemIds, locale };
  }

  /** Enabled, disabled, or null for not shown. */
  #stateOf(action: MenuAction, answer: DynamicAnswer | null): boolean | null {
    if (!this.#fits(action)) return null;
    if (action.dynamic !== true) return true;
    const item = answer?.get(action.id ?? '');
    if (!item) return null;
    if (item.visible) return true;
    const release = this.#shell.settings?.release;
    if (release?.invisibleAction !== 'disabled') return null;
    return release.usesRelevant && !item.relevant ? null : false;
  }

  #fits({ acceptsMultipleTargets }: MenuAction): boolean {
    return this.targets.length === 1 || acceptsMultipleTargets === true;
  }
}

function withoutLooseSeparators(items: readonly MenuItem[]): MenuItem[] {
  const drawn: MenuItem[] = [];
  for (const item of items) {
    const isLoose = item.kind === 'separator' && (drawn.at(-1)?.kind ?? 'separator') === 'separator';
    if (!isLoose) drawn.push(item);
  }
  if (drawn.at(-1)?.kind === 'separator') drawn.pop();
  return drawn;
}
