import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { TranslateService } from '@ngx-translate/core';
import { NEVER } from 'rxjs';
import { elementOf, pass, setUpBench, settle, tearDownBench, type Bench } from '../testing/test-bed.ts';
import { ROUTES } from './app.routes.ts';
import { App } from './app.ts';
import { REQUEST_TIMEOUT_MS } from './core/api/retry-policy.ts';
import { AppFault } from './core/errors/app-fault.ts';
import { Session } from './core/session/session.ts';
import { NotFound } from './features/not-found/not-found.ts';

describe('App', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await setUpBench(ROUTES);
    document.body.classList.add('vic-theme-pending');
  });
  afterEach(() => {
    document.body.classList.remove('vic-theme-pending');
    document.body.removeAttribute('cds-theme');
    tearDownBench();
  });

  async function start(): Promise<HTMLElement> {
    // What the page loads later is here already, so that no test waits for it.
    await Promise.all([import('./core/i18n/localize-clarity.ts'), import('./shared/async/fault-view.ts')]);
    const fixture = TestBed.createComponent(App);
    await settle();
    return elementOf(fixture);
  }

  it('follows the theme of the client and shows itself only then', async () => {
    bench.host.theme.set('dark');
    await start();

    expect(document.body.getAttribute('cds-theme')).toBe('dark');
    expect(document.body.classList).not.toContain('vic-theme-pending');
    bench.host.theme.set('light');
    await settle();

    expect(document.body.getAttribute('cds-theme')).toBe('light');
  });

  it('takes the language of the client', async () => {
    bench.host.localeTag = 'de-DE';
    await start();

    expect(document.documentElement.lang).toBe('en');
  });

  it('says what is wrong when it is not inside the client', async () => {
    spyOn(bench.host, 'ready').and.rejectWith(new AppFault({ code: 'client-missing' }));
    const element = await start();

    expect(element.textContent).toContain('This page belongs inside the vSphere Client.');
    expect(document.body.classList).not.toContain('vic-theme-pending');
  });

  it('starts when the second try works', async () => {
    const ready = spyOn(bench.host, 'ready').and.rejectWith(new AppFault({ code: 'client-timeout' }));
    const element = await start();
    ready.and.resolveTo();
    element.querySelector('button')?.click();
    await settle();

    expect(element.querySelector('router-outlet')).not.toBeNull();
  });

  it('says so when a page cannot be loaded, and shows it when the second try works', async () => {
    const load = jasmine.createSpy('load').and.rejectWith(new Error('Failed to fetch'));
    const router = TestBed.inject(Router);
    router.resetConfig([{ path: 'late', loadComponent: load }, ...ROUTES]);
    const element = await start();
    await router.navigateByUrl('/late').catch(() => undefined);
    await settle();

    expect(element.textContent).toContain('The page could not be loaded from the plug-in server.');

    load.and.resolveTo(NotFound);
    element.querySelector('button')?.click();
    await settle();

    expect(element.textContent).not.toContain('The page could not be loaded');
    expect(router.url).toBe('/late');
  });

  it('does not wait for its texts for ever', async () => {
    spyOn(TestBed.inject(TranslateService), 'use').and.returnValue(NEVER);
    const element = await start();
    await pass(REQUEST_TIMEOUT_MS);

    expect(element.textContent).toContain('The page could not be loaded from the plug-in server.');
  });

  it('shows the end of the session on every page, and comes back after it', async () => {
    const element = await start();
    await TestBed.inject(Router).navigateByUrl('/card/vm');
    TestBed.inject(Session).end();
    await settle();

    expect(element.textContent).toContain('Your vSphere Client session has ended.');
    expect(element.querySelector('router-outlet')).toBeNull();
    element.querySelector('button')?.click();
    await settle();

    expect(element.querySelector('router-outlet')).not.toBeNull();
  });
});
