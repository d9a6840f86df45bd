import { html, type TemplateResult } from 'lit-html';
import { hostApi } from '../shell/host-api.ts';
import type { Shell } from '../shell/shell.ts';
import type { SwitchName } from '../wire.ts';
import { icon } from './icons.ts';

/** Switches that make things go wrong on purpose. */
export function drawer(shell: Shell): TemplateResult {
  const turn =
    (name: SwitchName, value: unknown = null) =>
    () =>
      void shell.attempt(() => hostApi.turn(name, value));
  const onOff = (name: SwitchName, label: string, on: unknown, off: unknown): TemplateResult =>
    html`<div class="switch">
      <span>${label}</span>
      <button type="button" class="btn btn-sm btn-outline" aria-label="${label}: on" @click=${turn(name, on)}>
        On
      </button>
      <button type="button" class="btn btn-sm btn-link" aria-label="${label}: off" @click=${turn(name, off)}>
        Off
      </button>
    </div>`;
  const once = (name: SwitchName, label: string): TemplateResult =>
    html`<button type="button" class="btn btn-sm btn-block" data-testid="switch-${name}" @click=${turn(name)}>
      ${label}
    </button>`;
  return html`<aside class="drawer" aria-label="Test switches" data-testid="drawer">
    <div class="drawer-head">
      <h2>Test switches</h2>
      <button type="button" class="close-button" aria-label="Close" @click=${() => shell.toggleDrawer()}>
        ${icon('close')}
      </button>
    </div>
    ${once('session.expire', 'Let all sessions end')} ${once('session.rotateToken', 'Make plug-in tokens invalid')}
    ${once('globalRefresh', 'Fire the global refresh')}
    ${onOff('proxy.delay', 'Proxy: 2 s slower (api)', { pattern: '/api/', delayMs: 2000 }, null)}
    ${onOff('proxy.fail', 'Proxy: status 500 (api)', { pattern: '/api/', status: 500 }, null)}
    ${onOff('proxy.fail', 'Proxy: cut connection (api)', { pattern: '/api/', cut: true }, null)}
    ${onOff('spi.timeout', 'Dynamic answers never come', true, false)}
    ${onOff('spi.garbage', 'Dynamic answers are no JSON', true, false)}
    ${onOff('cert.mismatch', 'Plug-in certificate renewed', true, false)}
    ${shell.session?.vcenters.map(({ name }) => onOff('vc.down', `${name} down`, { name, isDown: true }, { name, isDown: false }))}
    ${[...new Set(shell.plugins.map(({ key }) => key))].map((key) =>
      onOff('plugin.disable', `Disable ${key}`, { key, isDisabled: true }, { key, isDisabled: false }),
    )}
    <p class="panel-note">The same as POST /ui/host/switch.</p>
  </aside>`;
}
