import { angleIcon, ClarityIcons, plusIcon, trashIcon } from '@clr/angular/icon';

/** Registers the icons that only the wizard uses. */
export function registerWizardIcons(): void {
  ClarityIcons.addIcons(angleIcon, plusIcon, trashIcon);
}
