import type { Injector } from '@angular/core';
import { ClrCommonStringsService } from '@clr/angular/utils';

/** Gives Clarity its words in our language. Loaded on its own: it brings much that the first paint does not need. */
export function localizeClarity(injector: Injector, texts: Readonly<Record<string, string>>): void {
  injector.get(ClrCommonStringsService).localize(texts);
}
