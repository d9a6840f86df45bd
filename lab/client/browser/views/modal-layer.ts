import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ConfirmLevel, ConfirmModal, FrameModal, Modal } from '../shell/modals.ts';
import type { Shell } from '../shell/shell.ts';
import { icon, type IconName } from './icons.ts';
import { placed } from './placed.ts';

const HEAD_HEIGHT = 56;

const LEVEL_ICON: Readonly<Record<ConfirmLevel, IconName>> = {
  SUCCESS: 'check',
  INFO: 'info',
  WARNING: 'warning',
  DANGER: 'error',
};

/** The dialogs over the page. The browser's own modal dialog keeps the focus inside and gives it back. */
export function modalLayer(shell: Shell): TemplateResult {
  return html`${repeat(
    shell.modals.list,
    ({ n }) => n,
    (modal) => (modal.kind === 'frame' ? frameDialog(shell, modal) : confirmDialog(shell, modal)),
  )}`;
}

function frameDialog(shell: Shell, modal: FrameModal): TemplateResult {
  const close = (): void => shell.modals.closeFrame(modal, null);
  const { title, accessibilityTitle, isClosable, width, height, n } = modal;
  const hasHead = title !== '' || isClosable;
  return html`<dialog
    class="host-modal"
    data-testid="modal-${n}"
    aria-label=${nameOf(title, accessibilityTitle)}
    @cancel=${onCancel(modal, close)}
    @close=${onClose(shell, modal, close)}
    ${ref(showOnce)}
  >
    ${hasHead ? head(modal, title, close) : nothing}
    <div
      class="modal-frame"
      ${placed({
        width: `${width}px`,
        height: `${height}px`,
        'max-height': `calc(100vh - ${HEAD_HEIGHT + 32}px)`,
      })}
    >
      ${modal.frame.element}
    </div>
  </dialog>`;
}

function confirmDialog(shell: Shell, modal: ConfirmModal): TemplateResult {
  const close = (): void => shell.modals.closeConfirm(modal, null);
  const { n, title, accessibilityTitle, secondaryTitle, content, level, width, buttons } = modal;
  // Pressing Enter at once does the least harm.
  const first = Math.max(
    0,
    buttons.findIndex(({ isPrimary }) => !isPrimary),
  );
  return html`<dialog
    class="host-modal confirm-modal"
    data-testid="confirm-${n}"
    aria-label=${nameOf(title, accessibilityTitle)}
    ${placed({ width: `${width}px` })}
    @cancel=${onCancel(modal, close)}
    @close=${onClose(shell, modal, close)}
    ${ref(showOnce)}
  >
    ${head(modal, title, close)}
    <div class="confirm-body">
      ${secondaryTitle === '' ? nothing : html`<p class="confirm-object">${secondaryTitle}</p>`}
      <p class="confirm-text">
        ${level === null ? nothing : html`<span class="level-${level}">${icon(LEVEL_ICON[level])}</span>`}<span
          >${content}</span
        >
      </p>
    </div>
    <div class="confirm-buttons">
      ${buttons.map(
        ({ label, isPrimary, level: style }, i) =>
          html`<button
            type="button"
            class="btn ${buttonClass(isPrimary, style)}"
            data-testid="confirm-${n}-btn-${i}"
            ?autofocus=${i === first}
            @click=${() => shell.modals.closeConfirm(modal, i)}
          >
            ${label}
          </button>`,
      )}
    </div>
  </dialog>`;
}

function head({ isClosable, n }: Modal, title: string, close: () => void): TemplateResult {
  return html`<div class="modal-head">
    ${title === '' ? nothing : html`<h2 class="modal-name">${title}</h2>`}
    <span class="spring"></span>
    ${
      isClosable
        ? html`<button
            type="button"
            class="close-button"
            aria-label="Close"
            data-testid="modal-close"
            data-modal=${n}
            @click=${close}
          >
            ${icon('close')}
          </button>`
        : nothing
    }
  </div>`;
}

function nameOf(title: string, accessibilityTitle: string): string {
  return accessibilityTitle !== '' ? accessibilityTitle : title !== '' ? title : 'Plug-in dialog';
}

function buttonClass(isPrimary: boolean, level: ConfirmLevel | null): string {
  if (level === 'DANGER') return isPrimary ? 'btn-danger' : 'btn-danger-outline';
  if (level === 'SUCCESS') return isPrimary ? 'btn-success' : 'btn-success-outline';
  if (level === 'WARNING') return isPrimary ? 'btn-warning' : 'btn-warning-outline';
  return isPrimary ? 'btn-primary' : 'btn-outline';
}

/** ESC closes closable dialogs only. */
function onCancel({ isClosable }: Modal, close: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    if (isClosable) close();
  };
}

/** A browser closes a dialog at the second ESC whatever the page says: one that is not closable opens again. */
function onClose(shell: Shell, modal: Modal, close: () => void): (event: Event) => void {
  return ({ currentTarget }) => {
    if (!shell.modals.has(modal)) return;
    if (modal.isClosable) close();
    else if (currentTarget instanceof HTMLDialogElement) currentTarget.showModal();
  };
}

/** Opens the dialog once it is in the document; the page in its frame gets the focus. */
function showOnce(element: Element | undefined): void {
  if (!(element instanceof HTMLDialogElement) || element.open) return;
  queueMicrotask(() => {
    if (!element.isConnected || element.open) return;
    element.showModal();
    const frame = element.querySelector('iframe');
    frame?.addEventListener('load', () => frame.focus(), { once: true });
  });
}
