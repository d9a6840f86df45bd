import {
  ClarityIcons,
  angleIcon,
  certificateIcon,
  downloadIcon,
  fileIcon,
  keyIcon,
  plusIcon,
  trashIcon,
  uploadIcon,
} from '@clr/angular/icon';

/** Registers the icons that only the wizard uses. */
export function registerWizardIcons(): void {
  ClarityIcons.addIcons(angleIcon, certificateIcon, downloadIcon, fileIcon, keyIcon, plusIcon, trashIcon, uploadIcon);
}
