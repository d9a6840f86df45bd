import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { PageHarness } from '../../../testing/page.harness.ts';

describe('the start page', () => {
  let page: PageHarness;
  afterEach(() => {
    page.close();
  });

  it('leads to the page that the user was sent to, once', async () => {
    page = await PageHarness.open('/main', ({ host }) => {
      host.pageWanted = '/main/containers';
    });

    expect(page.url).toBe('/main/containers');
    await TestBed.inject(Router).navigateByUrl('/main');

    expect(page.url).toBe('/main');
  });

  it('stays where the address says otherwise', async () => {
    page = await PageHarness.open('/main/vchs', ({ host }) => {
      host.pageWanted = '/main/containers';
    });

    expect(page.url).toMatch(/^\/main\/vchs/u);
  });
});
