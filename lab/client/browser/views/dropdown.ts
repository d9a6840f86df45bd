import { html, nothing, type TemplateResult } from 'lit-html';

let openName: string | null = null;

/** A button that opens a panel below it. One panel is open at a time; ESC and a click elsewhere close it. */
export function dropdown(options: {
  readonly name: string;
  readonly label: string;
  readonly testId: string;
  readonly face: unknown;
  readonly panel: () => unknown;
  readonly isRight?: boolean;
  readonly redraw: () => void;
  /** Draws before it returns. */
  readonly redrawNow: () => void;
}): TemplateResult {
  const { name, label, testId, face, panel, isRight = false, redraw, redrawNow } = options;
  const isOpen = openName === name;
  // Drawn at once: a Tab that follows before the next frame must find the panel, else it leaves the button and closes it.
  const toggle = (): void => {
    openName = openName === name ? null : name;
    redrawNow();
  };
  const close = (): void => {
    if (openName !== name) return;
    openName = null;
    redraw();
  };
  const leave = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) close();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || openName !== name) return;
    event.stopPropagation();
    close();
    const { currentTarget } = event;
    if (currentTarget instanceof HTMLElement) currentTarget.querySelector('button')?.focus();
  };
  return html`<div class="drop" @focusout=${leave} @keydown=${escape}>
    <button
      type="button"
      class="header-button"
      aria-haspopup="true"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${label}
      title=${label}
      data-testid=${testId}
      @click=${toggle}
    >
      ${face}
    </button>
    ${
      isOpen
        ? html`<div class="drop-panel ${isRight ? 'drop-right' : ''}" tabindex="-1" @click=${closeOnChoice(close)}>
            ${panel()}
          </div>`
        : nothing
    }
  </div>`;
}

/** Choosing an entry closes the panel; working on a form in it does not. */
function closeOnChoice(close: () => void): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof Element && target.closest('[data-closes]')) close();
  };
}
