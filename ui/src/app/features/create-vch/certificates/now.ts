import { InjectionToken } from '@angular/core';

/** The time that certificates are judged and made by (milliseconds). */
export const NOW = new InjectionToken<() => number>('NOW', { providedIn: 'root', factory: () => () => Date.now() });
