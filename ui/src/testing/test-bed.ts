import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { provideRouter, type Routes } from '@angular/router';
import {
  provideTranslateCompiler,
  provideTranslateService,
  TranslateService,
  type TranslationObject,
} from '@ngx-translate/core';

import { HOST } from '../app/core/host/host.ts';
import { IcuTranslateCompiler } from '../app/core/i18n/icu-translate-compiler.ts';
import { OPEN_SOCKET } from '../app/core/stream/open-socket.ts';
import { registerIcons } from '../app/icons.ts';
import { FakeHost } from './fake-host.ts';
import { FakeSockets } from './fake-socket.ts';

/** What a test of the whole application has in hand. */
export interface Bench {
  readonly host: FakeHost;
  readonly sockets: FakeSockets;
  readonly http: HttpTestingController;
}

let english: Promise<TranslationObject> | null = null;

/** The real English texts. */
function englishTexts(): Promise<TranslationObject> {
  english ??= fetch('i18n/en.json').then((response) => response.json() as Promise<TranslationObject>);
  return english;
}

/**
 * Sets the test bed up with a fake client, a fake server, the English texts and a clock that only the test moves.
 * Call `tearDownBench` after each test.
 */
export async function setUpBench(routes: Routes = []): Promise<Bench> {
  const texts = await englishTexts();
  const host = new FakeHost();
  const sockets = new FakeSockets();
  localStorage.clear();
  registerIcons();
  jasmine.clock().install();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(routes),
      // The tests of Clarity's components need an animation provider, as the app does.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      provideNoopAnimations(),
      provideTranslateService({ compiler: provideTranslateCompiler(IcuTranslateCompiler) }),
      { provide: HOST, useValue: host },
      { provide: OPEN_SOCKET, useValue: sockets.open },
    ],
  });
  const translate = TestBed.inject(TranslateService);
  translate.setTranslation('en', texts);
  translate.use('en');
  return { host, sockets, http: TestBed.inject(HttpTestingController) };
}

/** Ends what a test has begun. */
export function tearDownBench(): void {
  TestBed.resetTestingModule();
  jasmine.clock().uninstall();
}

/** Element that a component is shown in. */
export function elementOf(fixture: ComponentFixture<unknown>): HTMLElement {
  return fixture.nativeElement as HTMLElement;
}

/** Gives way to what the browser has queued, such as the loading of a module; needs no timer. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Lets promises, effects and timers that are due run until nothing is left to do; next to no time passes. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await nextTask();
    jasmine.clock().tick(1);
    TestBed.tick();
  }
}

/** Lets time pass. */
export async function pass(ms: number): Promise<void> {
  await settle();
  jasmine.clock().tick(ms);
  await settle();
}

/** The request to a path of the API that waits for its answer. */
export async function requestTo(bench: Bench, path: string): Promise<TestRequest> {
  await settle();
  return bench.http.expectOne((request) => request.url.endsWith(`/api/${path}`));
}

/** Answers a request to a path of the API. */
export async function answer(bench: Bench, path: string, body: object): Promise<TestRequest> {
  const request = await requestTo(bench, path);
  request.flush(body);
  await settle();
  return request;
}
