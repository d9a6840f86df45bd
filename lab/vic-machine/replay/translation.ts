/** Turns what the recording names into what is here: addresses, thumbprint, tickets, ids of objects made, certificates. */

const THUMBPRINT = 'F3:C3:0A:61:22:E0:1A:05:FA:6B:A7:F4:88:33:CF:C0:12:80:B4:90';
/** Objects that are made in a run; all others have the recorded ids. */
const MADE_ID = /\b(?:vm|resgroup)-\d+\b/g;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n?/g;

export class Translation {
  readonly #texts = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** `host:port` of a recorded target is at this port. */
  target(recorded: string, port: number): void {
    const [host = '', recordedPort = ''] = recorded.split(':');
    this.#texts.set(`${host}:${recordedPort}`, `${host}:${port}`);
    for (const colon of ['%3A', '%253A']) {
      this.#texts.set(`${host}${colon}${recordedPort}`, `${host}${colon}${port}`);
    }
  }

  thumbprint(ours: string): void {
    this.#texts.set(THUMBPRINT, ours);
    this.#texts.set(THUMBPRINT.toLowerCase(), ours.toLowerCase());
  }

  /** A certificate, ticket or other text. */
  text(recorded: string, ours: string): void {
    this.#texts.set(recorded, ours);
  }

  hasText(recorded: string): boolean {
    return this.#texts.has(recorded);
  }

  /** The id that an object made in this run has here. */
  id(recorded: string, ours: string): void {
    this.#ids.set(recorded, ours);
  }

  idOf(recorded: string): string {
    return this.#ids.get(recorded) ?? recorded;
  }

  /** A recorded text as it is to be here. */
  apply(text: string): string {
    let result = text;
    for (const [recorded, ours] of this.#texts) result = result.replaceAll(recorded, ours);
    return result.replace(MADE_ID, (id) => this.idOf(id));
  }

  /** The same for every text in a JSON value. */
  applyAll(value: unknown): unknown {
    if (typeof value === 'string') return this.apply(value);
    if (Array.isArray(value)) return value.map((each: unknown) => this.applyAll(each));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.applyAll(each)]));
  }
}

/** The certificates in a text, each with its closing newline if it has one. */
export const certificatesIn = (text: string): readonly string[] => text.match(CERTIFICATE) ?? [];
