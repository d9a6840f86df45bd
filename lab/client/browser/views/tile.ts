import { html, nothing, type TemplateResult } from 'lit-html';
import type { DeployedPlugin, Theme } from '../wire.ts';
import { tileOf } from '../shell/plugins.ts';
import { placed } from './placed.ts';

/** A 32 × 32 px tile of a plug-in's sprite sheet, shown at `size` px. */
export function tile(
  plugin: DeployedPlugin,
  name: string | undefined,
  theme: Theme,
  size: 16 | 24 | 32 = 16,
): TemplateResult | typeof nothing {
  const found = tileOf(plugin, name, theme);
  if (!found) return nothing;
  const picture = {
    'background-image': `url("${found.url}")`,
    'background-position': `-${found.x}px -${found.y}px`,
  };
  return html`<span class="tile tile-${size}" aria-hidden="true"><span ${placed(picture)}></span></span>`;
}
