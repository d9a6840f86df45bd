import { inject, Injectable } from '@angular/core';
import type { BackendInfo, BackendServer } from '../host/host.ts';
import { HOST } from '../host/host.ts';

/** Type of the backend server that serves the manifest and our API. */
const MANIFEST_SERVER = 'MANIFEST_SERVER';

/** How long the client may take to tell its servers (ms). Some never do; the address beside the page is as good. */
export const BACKEND_PATIENCE_MS = 3_000;

/** Where the plug-in's API is, as seen from this page. */
@Injectable({ providedIn: 'root' })
export class ApiBase {
  readonly #host = inject(HOST);
  #info: Promise<BackendInfo | null> | null = null;

  /**
   * Base URL of the API without trailing slash, for the server that is registered with a vCenter.
   * @param vcGuid GUID of the vCenter; without it the first server
   */
  async url(vcGuid: string | null = null): Promise<string> {
    this.#info ??= Promise.race([this.#host.backend().catch(() => null), nothingAfter(BACKEND_PATIENCE_MS)]);
    const info = await this.#info;
    return apiUrl(info, vcGuid, { origin: location.origin, baseUri: document.baseURI });
  }
}

/** Pure part of `ApiBase`: the base URL for what the client tells, or one relative to the page if it tells nothing. */
export function apiUrl(
  info: BackendInfo | null,
  vcGuid: string | null,
  page: { readonly origin: string; readonly baseUri: string },
): string {
  const server = chooseServer(info, vcGuid);
  if (server) return `${page.origin}${server.proxiedBaseUrl.replace(/\/+$/, '')}/vic/api`;
  return new URL('api', page.baseUri).href;
}

function nothingAfter(delayMs: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, delayMs);
  });
}

function chooseServer(info: BackendInfo | null, vcGuid: string | null): BackendServer | undefined {
  if (!info) return undefined;
  const ofVcenter = vcGuid === null ? undefined : info.perVcenter.get(vcGuid);
  const candidates = ofVcenter && ofVcenter.length > 0 ? ofVcenter : info.all;
  return candidates.find((server) => server.type === MANIFEST_SERVER) ?? candidates[0];
}
