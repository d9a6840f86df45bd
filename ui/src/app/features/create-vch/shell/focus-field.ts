/** What can be focused and changed. */
const CONTROLS = 'input:not([type="hidden"]), select, textarea, [role="tree"] [tabindex="0"], [data-focus]';

/**
 * Moves the focus to the field at a JSON pointer: to a control inside the element whose `data-path` is the pointer, or the
 * longest one above it.
 * @returns whether there is one
 */
export function focusField(page: HTMLElement, pointer: string): boolean {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const field = page.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (!field) continue;
    const target = field.matches(CONTROLS) ? field : (firstUsable(field) ?? field.querySelector('button'));
    target?.focus();
    field.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}

/** Moves the focus to the list of what is wrong. @returns whether there is one */
export function focusFaults(page: HTMLElement): boolean {
  const heading = page.querySelector<HTMLElement>('vic-fault-summary h2');
  heading?.focus();
  return heading !== null;
}

/** @returns whether there is one */
export function focusFirstField(page: HTMLElement): boolean {
  const first = firstUsable(page);
  first?.focus();
  return first !== null;
}

function firstUsable(root: HTMLElement): HTMLElement | null {
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)];
  return controls.find((control) => !control.matches(':disabled') && control.offsetParent !== null) ?? null;
}
