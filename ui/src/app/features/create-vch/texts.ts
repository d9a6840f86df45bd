import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { TranslateService, type TranslationObject } from '@ngx-translate/core';
import { forkJoin, map, of, take, tap, timeout, type Observable } from 'rxjs';
import { REQUEST_TIMEOUT_MS } from '../../core/api/retry-policy.ts';
import { FALLBACK_LANGUAGE } from '../../core/i18n/languages.ts';

/** The wizard has more words than all other pages together: they are loaded when it is opened. */
export const loadTexts: ResolveFn<boolean> = (): Observable<boolean> => {
  const translate = inject(TranslateService);
  const http = inject(HttpClient);
  const isLoaded = translate.instant('createVch.title') !== 'createVch.title';
  if (isLoaded) return of(true);
  const language = translate.getCurrentLang() ?? FALLBACK_LANGUAGE;
  // whichever comes first: the texts of the pages put themselves in the place of all that is there
  const ofPages = translate.use(language).pipe(take(1));
  return forkJoin([http.get<TranslationObject>(`i18n/create-vch/${language}.json`), ofPages]).pipe(
    timeout(REQUEST_TIMEOUT_MS),
    tap(([texts]) => {
      translate.setTranslation(language, texts, true);
    }),
    map(() => true),
  );
};
