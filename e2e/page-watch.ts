import type { ConsoleMessage, Page } from 'playwright/test';

/** What Chromium writes to the console when a request gets no answer or a failing one. */
const FAILED_REQUEST = /Failed to load resource|WebSocket connection to .* failed|net::ERR_|EventSource/u;

/** Slowness is no fault of a page. */
const NO_FAULT = 'spi-slow';

/** Notes everything on a page that should never happen: errors, dialogs, refused content, requests to other origins. */
export class PageWatch {
  readonly #origin: string;
  readonly #problems: string[] = [];
  #areFailedRequestsExpected = false;

  constructor(page: Page, origin: string) {
    this.#origin = origin;
    page.on('console', (message) => this.#onConsole(message));
    page.on('pageerror', (error) => this.#problems.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.#problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => this.#problems.push(`new window: ${popup.url()}`));
    page.on('request', (request) => this.#onAddress(request.url()));
    page.on('websocket', (socket) => this.#onAddress(socket.url()));
  }

  /** For journeys that take a listener away, or a session: the browser itself reports the requests that then fail. */
  expectFailedRequests(): void {
    this.#areFailedRequestsExpected = true;
  }

  get problems(): readonly string[] {
    if (!this.#areFailedRequestsExpected) return this.#problems;
    return this.#problems.filter((problem) => !FAILED_REQUEST.test(problem));
  }

  #onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const problem = `console ${message.type()}: ${message.text()} (${message.location().url})`;
    if (!problem.includes(NO_FAULT)) this.#problems.push(problem);
  }

  #onAddress(url: string): void {
    const { protocol, host } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (host !== new URL(this.#origin).host) this.#problems.push(`request to another origin: ${url}`);
  }
}
