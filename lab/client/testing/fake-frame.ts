import { createContext, runInContext } from 'node:vm';

/** A plug-in's frame around the SDK library, without a browser: its window, its parent and its message port. */
export class FakeFrame {
  /** What the frame posted to its parent's window. */
  readonly posted: unknown[] = [];
  /** What the frame sent through its port, as JSON has it. */
  readonly sent: unknown[] = [];
  readonly #window: Record<string, unknown>;
  readonly #context: object;
  readonly #snapshot: object;
  readonly #port: { postMessage: (message: unknown) => void; onmessage?: (event: { data: unknown }) => void };
  #listeners: ((event: object) => void)[] = [];

  constructor(library: string, snapshot: object) {
    this.#snapshot = {
      kind: 'global',
      contextObjects: [],
      navigationData: undefined,
      customData: null,
      locale: 'en-US',
      theme: { name: 'light' },
      clientInfo: { type: 'HTML', version: '8.0.3' },
      apiEndpoints: {},
      dateFormat: { dateStyle: 'short', timeStyle: 'medium', hour12: null, timeZone: null },
      ...snapshot,
    };
    const parent = { postMessage: (message: unknown) => this.posted.push(JSON.parse(JSON.stringify(message))) };
    this.#window = {
      parent,
      structuredClone,
      URL,
      console: { error: () => undefined },
      location: { origin: 'http://host', pathname: '/plugins/key~1~1/p-1/vic/index.html' },
      document: { baseURI: 'http://host/plugins/key~1~1/p-1/vic/index.html' },
      addEventListener: (_type: string, listener: (event: object) => void) => this.#listeners.push(listener),
      removeEventListener: (_type: string, listener: (event: object) => void) => {
        this.#listeners = this.#listeners.filter((one) => one !== listener);
      },
    };
    this.#window['window'] = this.#window;
    this.#port = {
      postMessage: (message) => {
        this.#window['lastSent'] = message;
        this.sent.push(JSON.parse(JSON.stringify(message)));
      },
    };
    this.#context = createContext(this.#window);
    runInContext(library, this.#context);
  }

  /** Runs a script in the frame; the result comes as JSON has it. */
  evaluate(script: string): unknown {
    const result: unknown = runInContext(script, this.#context);
    return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
  }

  standAlone(): void {
    this.#window['parent'] = this.#window;
  }

  /** The shell answers the hello. */
  init(): void {
    const event = {
      source: this.#window['parent'],
      data: { vicStandin: 1, t: 'init', snapshot: this.#snapshot },
      ports: [this.#port],
    };
    for (const listener of this.#listeners) listener(event);
  }

  /** Initialises the library at once. */
  ready(): this {
    this.evaluate('htmlClientSdk.initialize()');
    this.init();
    return this;
  }

  receive(data: unknown): void {
    this.#port.onmessage?.({ data });
  }
}
