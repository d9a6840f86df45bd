import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { StreamMessage } from '@vic/contract';
import { ROUTES } from '../app/app.routes.ts';
import { answer, setUpBench, settle, tearDownBench, type Bench } from './test-bed.ts';

/** A page of the app as its user sees it. */
export class PageHarness {
  readonly bench: Bench;
  readonly element: HTMLElement;

  private constructor(bench: Bench, element: HTMLElement) {
    this.bench = bench;
    this.element = element;
  }

  /** Opens an address; nothing has been answered yet. */
  static async open(
    url: string,
    prepare: (bench: Bench) => void | Promise<void> = () => undefined,
  ): Promise<PageHarness> {
    const bench = await setUpBench(ROUTES);
    await prepare(bench);
    const harness = await RouterTestingHarness.create(url);
    const element = harness.fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await settle();
    return new PageHarness(bench, element);
  }

  close(): void {
    this.element.remove();
    tearDownBench();
  }

  /** Lets the stream connect; its first message says where the store stands. */
  async connectStream(revision = 1): Promise<void> {
    await answer(this.bench, 'stream-ticket', { ticket: 'once', expiresInSeconds: 60 });
    await this.receive({ type: 'hello', revision, vcenters: [] });
  }

  async receive(message: StreamMessage): Promise<void> {
    this.bench.sockets.last.send(message);
    await settle();
  }

  /** Answers a request of the page. */
  async answer(path: string, body: object): Promise<URLSearchParams> {
    const request = await answer(this.bench, path, body);
    return new URLSearchParams(request.request.params.toString());
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  get text(): string {
    return shownText(this.element);
  }

  find(selector: string): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing on the page matches ${selector}`);
    return found;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(selector)];
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await settle();
  }

  /** Button or link by its words. */
  control(words: string): HTMLElement {
    const found = this.all('button, a').find((control) => shownText(control).includes(words));
    if (!found) throw new Error(`nothing to press says "${words}"`);
    return found;
  }

  rows(): HTMLElement[] {
    return this.all('clr-dg-row');
  }

  /** Texts of a column's cells, from top to bottom. */
  column(title: string): string[] {
    const index = this.all('clr-dg-column').findIndex((column) => shownText(column).startsWith(title));
    if (index < 0) throw new Error(`no column says "${title}"`);
    return this.rows().map((row) => {
      const cell = row.querySelectorAll<HTMLElement>('clr-dg-cell')[index];
      return cell ? shownText(cell) : '';
    });
  }
}

function shownText(element: HTMLElement): string {
  return (element.textContent || '').replace(/\s+/g, ' ').trim();
}
