import { inject, Injectable } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { HOST } from './host.ts';

/** The page that the user was sent to. Told once: afterwards they go where they like. */
@Injectable({ providedIn: 'root' })
class WantedPage {
  readonly #host = inject(HOST);
  #isTold = false;

  async take(): Promise<string | null> {
    if (this.#isTold) return null;
    this.#isTold = true;
    return this.#host.ready().then(
      () => this.#host.wantedPage(),
      // What is wrong with the client is told in place of the page.
      () => null,
    );
  }
}

/** Leads from the start page, which is all that the client can open, to the page that the user was sent to. */
export const toWantedPage: CanActivateFn = async () => {
  const router = inject(Router);
  const path = await inject(WantedPage).take();
  return path === null ? true : router.parseUrl(path);
};
