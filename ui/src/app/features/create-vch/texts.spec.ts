import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import {
  provideTranslateLoader,
  provideTranslateService,
  TranslateLoader,
  TranslateService,
} from '@ngx-translate/core';
import { isObservable, Subject, type Observable } from 'rxjs';
import { loadTexts } from './texts.ts';

const OF_PAGES = { vchs: { title: 'Virtual Container Hosts' } };
const OF_WIZARD = { createVch: { title: 'New Virtual Container Host' } };

class LateLoader extends TranslateLoader {
  readonly arrival = new Subject<typeof OF_PAGES>();

  override getTranslation(): Observable<typeof OF_PAGES> {
    return this.arrival;
  }
}

describe('loadTexts', () => {
  function begin(): { pages: () => void; wizard: () => void; texts: () => unknown[] } {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideTranslateService({ fallbackLang: 'en', loader: provideTranslateLoader(LateLoader) }),
      ],
    });
    const translate = TestBed.inject(TranslateService);
    const loader = TestBed.inject(TranslateLoader);
    const { snapshot } = TestBed.inject(Router).routerState;
    const resolved = TestBed.runInInjectionContext(() => loadTexts(snapshot.root, snapshot));
    if (isObservable(resolved)) resolved.subscribe();
    return {
      pages: () => {
        if (!(loader instanceof LateLoader)) return;
        loader.arrival.next(OF_PAGES);
        loader.arrival.complete();
      },
      wizard: () => {
        TestBed.inject(HttpTestingController).expectOne('i18n/create-vch/en.json').flush(OF_WIZARD);
      },
      texts: () => ['vchs.title', 'createVch.title'].map((key): unknown => translate.instant(key)),
    };
  }

  it('keeps the texts of the wizard when those of the pages come later', () => {
    const { pages, wizard, texts } = begin();
    wizard();
    pages();

    expect(texts()).toEqual(['Virtual Container Hosts', 'New Virtual Container Host']);
  });

  it('keeps both when those of the pages come first', () => {
    const { pages, wizard, texts } = begin();
    pages();
    wizard();

    expect(texts()).toEqual(['Virtual Container Hosts', 'New Virtual Container Host']);
  });
});
