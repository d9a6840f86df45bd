import { isInit, isShellMessage, type FrameMessage, type ShellMessage, type Snapshot } from '../frame-protocol.ts';

/** The frame's end of the line to the shell. */
export class FrameLink {
  readonly #port: MessagePort;
  readonly #answers = new Map<number, (ok: boolean, value: unknown) => void>();
  readonly #onEvent: (event: Extract<ShellMessage, { t: 'evt' }>) => void;
  #requests = 0;

  constructor(port: MessagePort, onEvent: (event: Extract<ShellMessage, { t: 'evt' }>) => void) {
    this.#port = port;
    this.#onEvent = onEvent;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isShellMessage(data)) this.#receive(data);
    };
  }

  cast(m: string, a: unknown): void {
    this.#post({ t: 'cast', m, a });
  }

  /** Asks the shell; `take` gets the answer, or null if the shell has none. */
  request(m: string, a: unknown, take: (value: unknown) => void): void {
    const id = ++this.#requests;
    this.#answers.set(id, (ok, value) => take(ok ? value : null));
    this.#post({ t: 'req', id, m, a });
  }

  #post(message: FrameMessage): void {
    this.#port.postMessage(message);
  }

  #receive(message: ShellMessage): void {
    if (message.t === 'evt') {
      this.#onEvent(message);
      return;
    }
    const take = this.#answers.get(message.id);
    this.#answers.delete(message.id);
    take?.(message.ok, message.v);
  }
}

/** Says hello to the shell and waits for its answer; without a shell around the frame nothing ever comes. */
export function greet(frame: Window, onInit: (snapshot: Snapshot, port: MessagePort) => void): void {
  if (frame.parent === frame) return;
  const listen = ({ data, source, ports }: MessageEvent<unknown>): void => {
    const [port] = ports;
    if (source !== frame.parent || !port || !isInit(data)) return;
    frame.removeEventListener('message', listen);
    onInit(data.snapshot, port);
  };
  frame.addEventListener('message', listen);
  // The hello says nothing secret, and the frame cannot know the shell's origin.
  frame.parent.postMessage({ vicStandin: 1, t: 'hello' }, '*');
}
