import type { FrameKind } from '../frame-protocol.ts';
import type { DeployedPlugin } from '../wire.ts';
import type { Frames, PluginFrame } from './frames.ts';
import { resourceUrl } from './plugins.ts';

/** How long places are kept for the page that is drawn after a log-in. */
const PLACES_MS = 5000;

/** A view or card as a manifest names it. */
export interface FramedView {
  readonly id: string;
  readonly uri: string;
  readonly title: string;
}

/** The page that frames are on. */
export interface FramedPage {
  /** null: it is no object's */
  readonly objectId: string | null;
  readonly navigationData: unknown;
}

/** The plug-ins' frames on the page that is shown, and the places in them that outlive a log-in. */
export class PageFrames {
  readonly #frames: Frames;
  readonly #shown = new Map<string, PluginFrame>();
  /** hash of the address, by plug-in, view and object */
  readonly #places = new Map<string, string>();
  #forgetting: number | undefined;

  constructor(frames: Frames) {
    this.#frames = frames;
  }

  /** The frame of a view or card; the same one as long as the page stays. */
  frame(kind: Exclude<FrameKind, 'modal'>, plugin: DeployedPlugin, view: FramedView, page: FramedPage): PluginFrame {
    const { objectId, navigationData } = page;
    const key = `${plugin.instance} ${kind} ${view.id} ${objectId ?? ''}`;
    const known = this.#shown.get(key);
    if (known) return known;
    const place = this.#places.get(placeKey(plugin.key, kind, view.id, objectId));
    const url = resourceUrl(plugin, view.uri);
    const frame = this.#frames.create({
      kind,
      plugin,
      url: place === undefined ? url : withHash(url, place),
      title: view.title,
      viewId: view.id,
      contextObjects: objectId === null ? [] : [{ id: objectId }],
      navigationData,
    });
    this.#shown.set(key, frame);
    return frame;
  }

  /** Another page is shown, or none. */
  clear(): void {
    this.#shown.clear();
  }

  /** What the frames show, for after a log-in. */
  keepPlaces(objectId: string | null): void {
    // Those of an arrival a moment ago must not take these with them.
    window.clearTimeout(this.#forgetting);
    for (const { spec, element } of this.#shown.values()) {
      const hash = hashOf(element);
      const shownFor = spec.contextObjects.length > 0 ? objectId : null;
      if (hash !== '') this.#places.set(placeKey(spec.plugin.key, spec.kind, spec.viewId, shownFor), hash);
    }
  }

  /** Places are for the page that is drawn next, not for later visits. */
  forgetPlacesSoon(): void {
    window.clearTimeout(this.#forgetting);
    this.#forgetting = window.setTimeout(() => this.forgetPlaces(), PLACES_MS);
  }

  forgetPlaces(): void {
    this.#places.clear();
  }
}

function placeKey(key: string, kind: string, viewId: string, objectId: string | null): string {
  return [key, kind, viewId, objectId ?? ''].join(' ');
}

function withHash(url: string, hash: string): string {
  return (url.split('#', 1)[0] ?? url) + hash;
}

function hashOf(element: HTMLIFrameElement): string {
  try {
    return element.contentWindow?.location.hash ?? '';
  } catch {
    return '';
  }
}
