import type { Routes } from '@angular/router';
import { CreateVch } from './create-vch.ts';
import { registerWizardIcons } from './icons.ts';
import { stepById } from './steps.ts';
import { loadTexts } from './texts.ts';

registerWizardIcons();
// it comes while the texts do; a failure shows when the step is opened
void stepById(null)
  .load()
  .catch(() => undefined);

/** The wizard's only page; its texts and icons come with it. */
export const CREATE_VCH_ROUTES: Routes = [
  { path: '', component: CreateVch, resolve: { texts: loadTexts }, data: { tellsSessionEnd: true } },
];
