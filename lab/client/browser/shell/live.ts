import { Value } from 'typebox/value';
import { LiveEvent } from '../wire.ts';

const RETRY_MS = 1500;

export interface LiveListener {
  onEvent(event: LiveEvent): void;
  /** The line to the stand-in broke or is back. */
  onLine(isUp: boolean): void;
  /** The stand-in does not know the session (any more). */
  onRefused(): void;
}

/** The stream of news from the stand-in's server. Connects again by itself for as long as the session is known. */
export class LiveStream {
  readonly #listener: LiveListener;
  #source: EventSource | null = null;
  #retry: number | undefined;

  constructor(listener: LiveListener) {
    this.#listener = listener;
  }

  open(): void {
    this.close();
    const source = new EventSource('/ui/host/events');
    this.#source = source;
    source.onopen = () => this.#listener.onLine(true);
    source.onmessage = ({ data }: MessageEvent<unknown>) => {
      const event: unknown = typeof data === 'string' ? JSON.parse(data) : null;
      if (Value.Check(LiveEvent, event)) this.#listener.onEvent(event);
    };
    source.onerror = () => {
      source.close();
      this.#listener.onLine(false);
      this.#retry = window.setTimeout(() => void this.#probe(), RETRY_MS);
    };
  }

  close(): void {
    window.clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  /** An event source does not tell why it failed: a request of its own finds out. */
  async #probe(): Promise<void> {
    try {
      const { status } = await fetch('/ui/host/session', { signal: AbortSignal.timeout(5000) });
      if (status === 204) this.#listener.onRefused();
      else this.open();
    } catch {
      this.#retry = window.setTimeout(() => void this.#probe(), RETRY_MS);
    }
  }
}
