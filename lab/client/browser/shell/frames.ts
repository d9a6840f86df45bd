import {
  isFrameMessage,
  isHello,
  type FrameKind,
  type FrameMessage,
  type ShellMessage,
  type Snapshot,
} from '../frame-protocol.ts';
import type { DeployedPlugin } from '../wire.ts';
import { lint } from './host-api.ts';

const INITIALIZE_WITHIN_MS = 5000;

/** What a plug-in's frame is and knows. */
export interface FrameSpec {
  readonly kind: FrameKind;
  readonly plugin: DeployedPlugin;
  readonly url: string;
  readonly title: string;
  /** `navigationId` or id of the view or card; empty for modals. */
  readonly viewId: string;
  readonly contextObjects: readonly unknown[];
  readonly navigationData?: unknown;
  readonly customData?: unknown;
}

/** A plug-in's page in its frame, and the shell's end of the line to it. */
export interface PluginFrame {
  readonly spec: FrameSpec;
  readonly element: HTMLIFrameElement;
  send(message: ShellMessage): void;
}

export interface FrameHost {
  snapshot(spec: FrameSpec): Snapshot;
  /** Answers a request; a rejection reaches the plug-in as `null`. */
  answer(frame: PluginFrame, member: string, argument: unknown): Promise<unknown>;
  cast(frame: PluginFrame, member: string, argument: unknown): void;
}

interface LiveFrame extends PluginFrame {
  port: MessagePort | null;
  wasShown: boolean;
}

/** All frames of plug-ins on the page. Frames that left the document are forgotten. */
export class Frames {
  readonly #host: FrameHost;
  readonly #frames = new Set<LiveFrame>();

  constructor(host: FrameHost) {
    this.#host = host;
    window.addEventListener('message', (event: MessageEvent<unknown>) => this.#greeted(event));
  }

  create(spec: FrameSpec): PluginFrame {
    const element = document.createElement('iframe');
    element.title = spec.title;
    element.className = 'plugin-frame';
    element.dataset['frameKind'] = spec.kind;
    element.dataset['viewId'] = spec.viewId;
    element.src = spec.url;
    const frame: LiveFrame = {
      spec,
      element,
      port: null,
      wasShown: false,
      send: (message) => frame.port?.postMessage(message),
    };
    element.addEventListener('load', () => this.#expectHello(frame));
    this.#frames.add(frame);
    return frame;
  }

  /** Sends to every frame of the page. */
  broadcast(message: ShellMessage): void {
    for (const frame of this.#frames) frame.send(message);
  }

  has(frame: PluginFrame): boolean {
    return [...this.#frames].some((one) => one === frame);
  }

  /** Forgets the frames that are no longer shown; called after each drawing of the page. */
  sweep(): void {
    for (const frame of this.#frames) {
      if (frame.element.isConnected) frame.wasShown = true;
      else if (frame.wasShown) {
        frame.port?.close();
        this.#frames.delete(frame);
      }
    }
  }

  /** A frame said hello: only frames of ours, and of our origin, are answered. A reloaded page gets a new port. */
  #greeted({ source, origin, data }: MessageEvent<unknown>): void {
    if (origin !== location.origin || !isHello(data)) return;
    const frame = [...this.#frames].find(({ element }) => element.contentWindow === source);
    const target = frame?.element.contentWindow;
    if (!frame || !target) return;
    frame.port?.close();
    const { port1, port2 } = new MessageChannel();
    frame.port = port1;
    port1.onmessage = (event: MessageEvent<unknown>) => this.#received(frame, event.data);
    const snapshot = this.#host.snapshot(frame.spec);
    try {
      target.postMessage({ vicStandin: 1, t: 'init', snapshot }, origin, [port2]);
    } catch {
      lint('error', 'not-cloneable', `Data for ${frame.spec.title} cannot be handed to another page.`);
      frame.element.remove();
    }
  }

  #received(frame: LiveFrame, data: unknown): void {
    if (!isFrameMessage(data)) return;
    const message: FrameMessage = data;
    if (message.t === 'cast') {
      this.#host.cast(frame, message.m, message.a);
      return;
    }
    this.#host.answer(frame, message.m, message.a).then(
      (v) => frame.send({ t: 'res', id: message.id, ok: true, v }),
      () => frame.send({ t: 'res', id: message.id, ok: false, v: null }),
    );
  }

  #expectHello(frame: LiveFrame): void {
    const port = frame.port;
    const page = frame.element.contentDocument;
    setTimeout(() => {
      const isOurFailurePage = page?.documentElement.dataset['standinFailure'] !== undefined;
      // Another page has its own time.
      const isGone = !frame.element.isConnected || frame.element.contentDocument !== page;
      if (isGone || frame.port !== port || port !== null || isOurFailurePage) return;
      lint('error', 'not-initialized', `${frame.spec.url} did not call initialize() within 5 s.`);
    }, INITIALIZE_WITHIN_MS);
    setTimeout(() => lintWidth(frame), INITIALIZE_WITHIN_MS);
  }
}

function lintWidth({ element, spec }: LiveFrame): void {
  const page = element.contentDocument?.documentElement;
  if (!element.isConnected || !page || page.scrollWidth <= page.clientWidth) return;
  lint('warning', 'too-wide', `${spec.title} is ${page.scrollWidth} px wide in a frame of ${page.clientWidth} px.`);
}
