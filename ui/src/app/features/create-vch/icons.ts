import { angleIcon, ClarityIcons, plusIcon, refreshIcon, searchIcon } from '@clr/angular/icon';

/**
 * Shapes of our own, in lines of two units on Clarity's grid of 36. Clarity's own have six variants each, and all of them
 * would be loaded with the first view: they are in one file with what that view needs.
 */
const DRAWINGS = {
  building: '<path d="M7 5h15v26H7zM22 14h7v17h-7M11 10h2M16 10h2M11 15h2M16 15h2M11 20h2M16 20h2M13 31v-6h3v6"/>',
  certificate: '<path d="M19 27H4V7h28v10M9 13h14M9 18h8M24 26.5V33l2-1.5 2 1.5v-6.5"/><circle cx="26" cy="23" r="4"/>',
  cluster: '<path d="M12 4h12v8H12zM4 23h12v8H4zM20 23h12v8H20zM18 12v5M10 23v-6h16v6"/>',
  download: '<path d="M18 5v18M11 16l7 7 7-7M6 30h24"/>',
  file: '<path d="M8 4h13l7 7v21H8zM21 4v7h7"/>',
  folder: '<path d="M4 8h10l3 4h15v16H4z"/>',
  host: '<path d="M10 4h16v28H10zM14 9h8M14 13h8"/><circle cx="18" cy="26" r="1.5"/>',
  key: '<circle cx="12" cy="24" r="7"/><path d="M17 19L30 6M25 11l5 5M21 15l3 3"/>',
  layers: '<path d="M18 5l14 7-14 7-14-7zM4 18l14 7 14-7M4 24l14 7 14-7"/>',
  'network-globe':
    '<circle cx="18" cy="18" r="14"/><ellipse cx="18" cy="18" rx="6" ry="14"/><path d="M4 18h28M6 11h24M6 25h24"/>',
  'rack-server': '<path d="M4 5h28v26H4zM4 13.5h28M4 22.5h28M9 9.5h2M9 18h2M9 27h2M22 9.5h6M22 18h6M22 27h6"/>',
  'resource-pool': '<path d="M15 7a13 13 0 1 0 14 14H15zM20 4v12h12A12 12 0 0 0 20 4z"/>',
  storage:
    '<ellipse cx="18" cy="8" rx="12" ry="4"/><path d="M6 8v20c0 2.2 5.4 4 12 4s12-1.8 12-4V8M6 15c0 2.2 5.4 4 12 4s12-1.8 12-4M6 22c0 2.2 5.4 4 12 4s12-1.8 12-4"/>',
  trash: '<path d="M9 10v21h18V10M5 9h26M14 9V5h8v4M15 15v11M21 15v11"/>',
  upload: '<path d="M18 24V6M11 13l7-7 7 7M6 30h24"/>',
} as const;

/** Registers the icons that only the wizard uses. */
export function registerWizardIcons(): void {
  const drawn = Object.entries(DRAWINGS).map(([name, lines]): [string, { outline: string }] => [
    name,
    { outline: `<g fill="none" stroke="currentColor" stroke-width="2">${lines}</g>` },
  ]);
  ClarityIcons.addIcons(angleIcon, plusIcon, refreshIcon, searchIcon, ...drawn);
}
