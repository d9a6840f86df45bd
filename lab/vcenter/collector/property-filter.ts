/** A property filter: knows its objects and what of them has changed since the client was told last. */
import type { Entity } from '../inventory.ts';
import type { JournalListener } from '../journal.ts';
import type { ManagedObject } from '../model/managed-object.ts';
import { isEntity } from '../model/managed-object.ts';
import type { Session } from '../sessions.ts';
import { escapeXml } from '../soap/escape.ts';
import type { RequestElement } from '../soap/request-element.ts';
import { isView } from '../views.ts';
import type { World } from '../world.ts';
import { PropertyPlan, writePaths } from './property-plan.ts';
import type { ObjectSelection } from './selection.ts';
import { isFollowable, isViewSelection, select, selectionsOf } from './selection.ts';

export type PendingChange =
  | { readonly kind: 'enter'; readonly type: ManagedObject['type'] }
  | { readonly kind: 'leave'; readonly type: ManagedObject['type'] }
  | { readonly kind: 'modify'; readonly type: ManagedObject['type']; readonly paths: Set<string> };

export class PropertyFilter implements JournalListener {
  readonly type = 'PropertyFilter';
  readonly moid: string;
  readonly isPartial: boolean;
  readonly #world: World;
  readonly #session: Session;
  readonly #plan: PropertyPlan;
  readonly #selections: readonly ObjectSelection[];
  readonly #isFollowable: boolean;
  readonly #traversed: ReadonlySet<string>;
  readonly #onNews: () => void;
  readonly #stops: (() => void)[] = [];
  readonly #affected = new Map<string, readonly string[]>();
  #members: Map<string, ManagedObject>;
  #pending = new Map<string, PendingChange>();
  #isStale = false;

  constructor(
    moid: string,
    spec: RequestElement,
    isPartial: boolean,
    world: World,
    session: Session,
    onNews: () => void,
  ) {
    this.moid = moid;
    this.isPartial = isPartial;
    this.#world = world;
    this.#session = session;
    this.#onNews = onNews;
    this.#plan = new PropertyPlan(spec.all('propSet'));
    this.#selections = selectionsOf(spec.all('objectSet'));
    this.#isFollowable = this.#selections.every(isFollowable);
    this.#traversed = new Set(this.#selections.flatMap((selection) => selection.traversals.map(({ path }) => path)));
    this.#members = this.#select(false);
    this.reset();
    this.#watchViews();
    this.#stops.push(world.journal.listen(this));
  }

  /** Forgets what the client was told: everything is new. */
  reset(): void {
    this.#refresh();
    this.#pending = new Map();
    for (const [moid, { type }] of this.#members) this.#pending.set(moid, { kind: 'enter', type });
  }

  get hasNews(): boolean {
    return this.#pending.size > 0 || this.#isStale;
  }

  /** Takes up to `limit` changes out of what is pending. */
  take(limit: number): Map<string, PendingChange> {
    this.#refresh();
    if (this.#pending.size <= limit) {
      const all = this.#pending;
      this.#pending = new Map();
      return all;
    }
    const taken = new Map<string, PendingChange>();
    for (const [moid, change] of this.#pending) {
      if (taken.size >= limit) break;
      taken.set(moid, change);
      this.#pending.delete(moid);
    }
    return taken;
  }

  /** Gives back changes whose answer the client did not get; newer ones win. */
  giveBack(changes: ReadonlyMap<string, PendingChange>): void {
    const newer = this.#pending;
    this.#pending = new Map(changes);
    for (const [moid, change] of newer) this.#note(moid, change, true);
  }

  /** The `filterSet` of these changes; empty text if there is nothing to say. */
  updateXml(changes: ReadonlyMap<string, PendingChange>): string {
    let xml = '';
    for (const [moid, change] of changes) xml += this.#objectXml(moid, change);
    return xml === ''
      ? ''
      : `<filterSet><filter type="PropertyFilter">${escapeXml(this.moid)}</filter>${xml}</filterSet>`;
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#stops.length = 0;
  }

  changed(target: ManagedObject, paths: readonly string[]): void {
    if (!this.#isFollowable && paths.some((path) => this.#traversed.has(path))) this.#staleNow();
    if (!this.#members.has(target.moid)) return;
    const affected = paths.flatMap((path) => this.#pathsAffectedBy(target.type, path));
    if (affected.length > 0)
      this.#note(target.moid, { kind: 'modify', type: target.type, paths: new Set(affected) }, false);
  }

  entered(): void {
    if (!this.#isFollowable) this.#staleNow();
  }

  left(entity: Entity): void {
    if (this.#members.delete(entity.moid)) this.#note(entity.moid, { kind: 'leave', type: entity.type }, false);
    if (!this.#isFollowable) this.#staleNow();
  }

  restructured(): void {
    this.#staleNow();
  }

  #staleNow(): void {
    this.#isStale = true;
    this.#onNews();
  }

  #select(tolerant: boolean): Map<string, ManagedObject> {
    const all = select(this.#selections, this.#world, this.#session, tolerant ? () => undefined : undefined);
    for (const [moid, target] of all) if (this.#plan.of(target.type) === null) all.delete(moid);
    return all;
  }

  #refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const before = this.#members;
    this.#members = this.#select(true);
    for (const [moid, { type }] of before) {
      if (!this.#members.has(moid)) this.#note(moid, { kind: 'leave', type }, false);
    }
    for (const [moid, { type }] of this.#members) {
      if (!before.has(moid)) this.#note(moid, { kind: 'enter', type }, false);
    }
  }

  #watchViews(): void {
    for (const selection of this.#selections.filter(isViewSelection)) {
      const view = this.#world.find(selection.start, this.#session);
      if (view === undefined || !isView(view)) continue;
      const watcher = {
        viewChanged: (added: readonly string[], removed: readonly string[]) => {
          for (const moid of removed) this.#leave(moid);
          for (const moid of added) this.#enter(moid);
        },
      };
      view.watchers.add(watcher);
      this.#stops.push(() => view.watchers.delete(watcher));
    }
  }

  #enter(moid: string): void {
    const target = this.#world.inventory.objects.get(moid) ?? this.#world.findOther(moid, this.#session);
    if (target === undefined || this.#members.has(moid) || this.#plan.of(target.type) === null) return;
    this.#members.set(moid, target);
    this.#note(moid, { kind: 'enter', type: target.type }, false);
  }

  #leave(moid: string): void {
    const target = this.#members.get(moid);
    if (target === undefined) return;
    this.#members.delete(moid);
    this.#note(moid, { kind: 'leave', type: target.type }, false);
  }

  /** Notes a change on top of what is pending for the object. `mayKnow`: the client may have been told the older one. */
  #note(moid: string, change: PendingChange, mayKnow: boolean): void {
    const older = this.#pending.get(moid);
    if (older?.kind === 'enter' && change.kind === 'modify') return;
    if (older?.kind === 'enter' && change.kind === 'leave' && !mayKnow) this.#pending.delete(moid);
    else if (older?.kind === 'modify' && change.kind === 'modify')
      for (const path of change.paths) older.paths.add(path);
    else this.#pending.set(moid, change);
    this.#onNews();
  }

  #pathsAffectedBy(type: ManagedObject['type'], changed: string): readonly string[] {
    const key = `${type}:${changed}`;
    const known = this.#affected.get(key);
    if (known !== undefined) return known;
    const affected = (this.#plan.of(type) ?? []).map(({ path }) => path).filter((path) => overlaps(path, changed));
    if (!changed.includes('[')) this.#affected.set(key, affected);
    return affected;
  }

  #objectXml(moid: string, change: PendingChange): string {
    const head = `<objectSet><kind>${change.kind}</kind><obj type="${change.type}">${escapeXml(moid)}</obj>`;
    if (change.kind === 'leave') return `${head}</objectSet>`;
    const target = this.#members.get(moid);
    if (target === undefined || (isEntity(target) && !this.#world.inventory.objects.has(moid))) return '';
    const plan = this.#plan.of(change.type) ?? [];
    if (change.kind === 'enter')
      return `${head}${writePaths(target, plan, this.#world, this.#session, enterXml)}</objectSet>`;
    const wanted = plan.filter(({ path }) => change.paths.has(path));
    return `${head}${writePaths(target, wanted, this.#world, this.#session, modifyXml)}</objectSet>`;
  }
}

const enterXml = (xmlPath: string, val: string): string =>
  val === '' ? '' : `<changeSet><name>${xmlPath}</name><op>assign</op>${val}</changeSet>`;

/** A value that is gone: an array's element is removed, anything else is assigned nothing. */
function modifyXml(xmlPath: string, val: string): string {
  const op = val === '' && xmlPath.includes('[') ? 'remove' : 'assign';
  return `<changeSet><name>${xmlPath}</name><op>${op}</op>${val}</changeSet>`;
}

/** Whether a change at one path concerns the value at another: the same, above or below. */
export function overlaps(path: string, changed: string): boolean {
  if (path === changed) return true;
  const [shorter, longer] = path.length < changed.length ? [path, changed] : [changed, path];
  if (!longer.startsWith(shorter)) return false;
  const next = longer.charAt(shorter.length);
  return next === '.' || next === '[';
}
