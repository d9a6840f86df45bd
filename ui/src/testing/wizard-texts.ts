import { TestBed } from '@angular/core/testing';
import { TranslateService, type TranslationObject } from '@ngx-translate/core';

let english: Promise<TranslationObject> | null = null;

/** Adds the real English texts of the wizard to those of the test bed. */
export async function addWizardTexts(): Promise<void> {
  english ??= fetch('i18n/create-vch/en.json').then((response) => response.json() as Promise<TranslationObject>);
  const texts = await english;
  TestBed.inject(TranslateService).setTranslation('en', texts, true);
}
