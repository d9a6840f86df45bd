import { html, nothing, type TemplateResult } from 'lit-html';
import type { Shell } from '../shell/shell.ts';
import { icon } from './icons.ts';

/** The login form. It stands at the address that was asked for, and that page follows. */
export function loginPage(shell: Shell): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    void shell.login(textOf(fields.get('userName')), textOf(fields.get('password')));
  };
  return html`
    <main class="login-page">
      <form class="login-card" @submit=${submit} data-testid="login-form">
        <h1>vSphere Client stand-in</h1>
        <p class="login-hint">Not a VMware product. Log in with an account of your vCenter.</p>
        ${
          shell.loginError === null
            ? nothing
            : html`<div class="bar bar-danger" role="alert" data-testid="login-error">
                ${icon('error')}<span class="bar-text">${shell.loginError}</span>
              </div>`
        }
        <label class="clr-control-label" for="userName">User name</label>
        <input
          class="clr-input"
          id="userName"
          name="userName"
          autocomplete="username"
          placeholder="user@domain"
          required
          autofocus
        />
        <label class="clr-control-label" for="password">Password</label>
        <input
          class="clr-input"
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        <button type="submit" class="btn btn-primary btn-block" ?disabled=${shell.isBusy} data-testid="login-button">
          ${shell.isBusy ? 'Logging in…' : 'Log in'}
        </button>
      </form>
    </main>
  `;
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
