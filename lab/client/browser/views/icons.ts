import { svg, type SVGTemplateResult } from 'lit-html';
import type { ObjectState, TreeKind } from '../wire.ts';

/** Drawings of our own on a 16 × 16 grid, in the colour of the text around them. */
const SHAPES = {
  menu: svg`<path d="M2 4h12M2 8h12M2 12h12"/>`,
  refresh: svg`<path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V5H10"/>`,
  user: svg`<circle cx="8" cy="5" r="2.8"/><path d="M2.5 14c.6-3 2.7-4.4 5.5-4.4s4.900 1.400 5.500 4.400"/>`,
  sun: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.400 1.400M11.600 11.600 13 13M13 3l-1.400 1.400M4.400 11.600 3 13"/>`,
  moon: svg`<path d="M13.500 9.700A6 6 0 0 1 6.300 2.500a6 6 0 1 0 7.200 7.200z"/>`,
  globe: svg`<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c2.200 2 2.200 10 0 12M8 2C5.800 4 5.800 12 8 14"/>`,
  flask: svg`<path d="M6 1.500h4M7 1.500V6l-4.500 7.200c-.3.600.1 1.300.800 1.300h9.400c.7 0 1.100-.7.800-1.300L9 6V1.500M4.500 11h7"/>`,
  close: svg`<path d="M3.500 3.500l9 9M12.500 3.500l-9 9"/>`,
  caretRight: svg`<path d="M6 3.500 10.500 8 6 12.500"/>`,
  caretDown: svg`<path d="M3.500 6 8 10.500 12.500 6"/>`,
  caretUp: svg`<path d="M3.500 10 8 5.500 12.500 10"/>`,
  check: svg`<path d="M2.500 8.500 6.500 12.500 13.500 4.500"/>`,
  warning: svg`<path d="M8 2 14.500 13.500h-13zM8 6.500v3.500M8 11.800v.2"/>`,
  error: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.500V9M8 11v.300"/>`,
  info: svg`<circle cx="8" cy="8" r="6"/><path d="M8 7v4.500M8 4.500v.300"/>`,
  clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.500V8l2.500 1.500"/>`,
  vcenter: svg`<rect x="1.500" y="3" width="8" height="7" rx="1"/><path d="M3.500 12.500h4"/><rect x="8" y="6.500" width="6.500" height="7" rx="1" class="filled"/>`,
  datacenter: svg`<path d="M2 14V5l6-3 6 3v9zM5 14V8h6v6M5 11h6"/>`,
  folder: svg`<path d="M1.500 4V13h13V5H8L6.500 3h-5z"/>`,
  cluster: svg`<rect x="1.500" y="2" width="6" height="6"/><rect x="8.500" y="2" width="6" height="6"/><rect x="5" y="9" width="6" height="5"/>`,
  host: svg`<rect x="3.500" y="1.500" width="9" height="13" rx="1"/><path d="M6 4.500h4M6 7h4M8 11.800v.300"/>`,
  pool: svg`<circle cx="8" cy="8" r="6"/><path d="M8 8V2M8 8l5 3M8 8l-5 3"/>`,
  vapp: svg`<rect x="1.500" y="1.500" width="13" height="13" rx="2"/><path d="M5 5h2.500v2.500H5zM9 9h2.500v2.500H9zM9 5h2.500v2.500H9zM5 9h2.500v2.500H5z"/>`,
  vm: svg`<rect x="1.500" y="2.500" width="13" height="9" rx="1"/><path d="M5 14h6"/>`,
  template: svg`<rect x="1.500" y="2.500" width="13" height="9" rx="1" stroke-dasharray="2 1.500"/><path d="M5 14h6"/>`,
  puzzle: svg`<path d="M2 6h3.500c-.8-2 0-3.500 1.500-3.500S9.300 4 8.500 6H12v3c2-.8 3 .2 3 1.500S14 13 12 12.200V14H2z"/>`,
  shield: svg`<path d="M8 1.500 13.500 3.500v4c0 3.500-2.300 5.800-5.500 7-3.200-1.200-5.500-3.500-5.500-7v-4z"/>`,
} as const;

export type IconName = keyof typeof SHAPES;

/** An icon beside text that says the same. */
export function icon(name: IconName, className = ''): SVGTemplateResult {
  return svg`<svg class="icon ${className}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}

/** The icon of an inventory object with a badge for its state; the state is told in words beside it. */
export function objectIcon(kind: TreeKind, state: ObjectState): SVGTemplateResult {
  return svg`<svg class="icon object-icon state-${state}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${SHAPES[kind]}${badge(state)}</svg>`;
}

function badge(state: ObjectState): SVGTemplateResult | null {
  switch (state) {
    case 'on':
      return svg`<path class="badge badge-on" d="M6.500 4.500v5l4-2.500z"/>`;
    case 'suspended':
      return svg`<path class="badge badge-suspended" d="M6 4.500h1.500v5H6zM8.700 4.500h1.500v5H8.700z"/>`;
    case 'disconnected':
      return svg`<circle class="badge badge-danger" cx="12.500" cy="12" r="3"/>`;
    case 'maintenance':
      return svg`<circle class="badge badge-warning" cx="12.500" cy="12" r="3"/>`;
    case 'off':
    case 'none':
      return null;
  }
}

/** The words for a state; empty where there is nothing to say. */
export function stateText(state: ObjectState): string {
  switch (state) {
    case 'on':
      return 'Powered on';
    case 'off':
      return 'Powered off';
    case 'suspended':
      return 'Suspended';
    case 'disconnected':
      return 'Not connected';
    case 'maintenance':
      return 'Maintenance mode';
    case 'none':
      return '';
  }
}

export const KIND_TEXT: Readonly<Record<TreeKind, string>> = {
  vcenter: 'vCenter',
  datacenter: 'Datacenter',
  folder: 'Folder',
  cluster: 'Cluster',
  host: 'Host',
  pool: 'Resource pool',
  vapp: 'vApp',
  vm: 'Virtual machine',
  template: 'VM template',
};
