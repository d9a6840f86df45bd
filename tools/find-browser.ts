import { existsSync } from 'node:fs';

/** Flags under which both browser runners start Chromium without asking the network for anything. */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Path of a Chromium: `CHROME_BIN`, the system's, or the one that comes as a package (unpacked to the temp folder).
 * Throws one sentence when there is none.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_BIN'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_BIN names ${named}, which does not exist.`);
  }
  const installed = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (installed) return installed;
  const packaged = await import('@sparticuz/chromium').catch(() => null);
  if (packaged === null || process.platform !== 'linux') {
    throw new Error('No Chromium was found: install Chromium or Chrome, or set CHROME_BIN to its path.');
  }
  return packaged.default.executablePath();
}
