import { property } from '../frame-protocol.ts';
import type { PluginFrame } from './frames.ts';

/** Who hears of a modal's end: the frame that opened it, under the local id it chose. */
export interface Opener {
  readonly frame: PluginFrame;
  readonly id: number;
}

export interface FrameModal {
  readonly kind: 'frame';
  readonly n: number;
  readonly frame: PluginFrame;
  readonly opener: Opener | null;
  readonly isClosable: boolean;
  title: string;
  accessibilityTitle: string;
  /** Pixels. */
  readonly width: number;
  height: number;
}

export type ConfirmLevel = 'SUCCESS' | 'INFO' | 'WARNING' | 'DANGER';

export interface ConfirmButton {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly level: ConfirmLevel | null;
}

export interface ConfirmModal {
  readonly kind: 'confirm';
  readonly n: number;
  readonly opener: Opener;
  readonly isClosable: boolean;
  readonly title: string;
  readonly accessibilityTitle: string;
  readonly secondaryTitle: string;
  readonly content: string;
  readonly level: ConfirmLevel | null;
  readonly width: number;
  readonly buttons: readonly ConfirmButton[];
}

export type Modal = FrameModal | ConfirmModal;

const DEFAULT_SIZE = { width: 600, height: 400 };
const DEFAULT_CONFIRM_WIDTH = 400;
const MAX_BUTTONS = 4;

/** The dialogs over the page, the newest on top. */
export class Modals {
  readonly #open: Modal[] = [];
  readonly #onChange: () => void;
  readonly #drawNow: () => void;
  readonly #returnsTo = new Map<Modal, HTMLElement>();
  #count = 0;

  /** `drawNow` draws before it returns: nothing else can have the focus while a dialog is there. */
  constructor(onChange: () => void, drawNow: () => void) {
    this.#onChange = onChange;
    this.#drawNow = drawNow;
  }

  get list(): readonly Modal[] {
    return this.#open;
  }

  nextNumber(): number {
    return ++this.#count;
  }

  push(modal: Modal): void {
    const opener = modal.opener?.frame.element ?? document.activeElement;
    if (opener instanceof HTMLElement) this.#returnsTo.set(modal, opener);
    this.#open.push(modal);
    this.#onChange();
  }

  ofFrame(frame: PluginFrame): FrameModal | undefined {
    return this.#open.find((modal): modal is FrameModal => modal.kind === 'frame' && modal.frame === frame);
  }

  /** Changes what the frame's own dialog shows; its width stays. */
  setOptions(modal: FrameModal, options: unknown): void {
    modal.title = textOf(property(options, 'title')) ?? modal.title;
    modal.accessibilityTitle = textOf(property(options, 'accessibilityTitle')) ?? modal.accessibilityTitle;
    modal.height = sizeOf(property(options, 'height'), modal.height);
    this.#onChange();
  }

  /** Closes a frame's dialog; `result` is what its page handed over, undefined for X and ESC. */
  closeFrame(modal: FrameModal, result: { readonly data: unknown } | null): void {
    if (!this.#remove(modal)) return;
    modal.opener?.frame.send({
      t: 'evt',
      e: 'modalClosed',
      id: modal.opener.id,
      hasValue: result !== null,
      ...(result === null ? {} : { v: result.data }),
    });
  }

  /** Ends a confirmation with one of its buttons, or with X or ESC (`index` null). */
  closeConfirm(modal: ConfirmModal, index: number | null): void {
    if (!this.#remove(modal)) return;
    const { frame, id } = modal.opener;
    frame.send(index === null ? { t: 'evt', e: 'confirmDismissed', id } : { t: 'evt', e: 'confirmButton', id, index });
  }

  clear(): void {
    this.#open.splice(0);
    this.#returnsTo.clear();
    this.#onChange();
  }

  has(modal: Modal): boolean {
    return this.#open.includes(modal);
  }

  /** The focus goes back to where the dialog came from. */
  #remove(modal: Modal): boolean {
    const index = this.#open.indexOf(modal);
    if (index < 0) return false;
    this.#open.splice(index, 1);
    this.#drawNow();
    this.#returnsTo.get(modal)?.focus();
    this.#returnsTo.delete(modal);
    return true;
  }
}

/** A dialog for a frame, from what a plug-in or a manifest asks for. */
export function frameModal(n: number, frame: PluginFrame, opener: Opener | null, config: unknown): FrameModal {
  const size = property(config, 'size');
  return {
    kind: 'frame',
    n,
    frame,
    opener,
    isClosable: property(config, 'closable') !== false,
    title: textOf(property(config, 'title')) ?? '',
    accessibilityTitle: textOf(property(config, 'accessibilityTitle')) ?? '',
    width: sizeOf(property(size, 'width'), DEFAULT_SIZE.width),
    height: sizeOf(property(size, 'height'), DEFAULT_SIZE.height),
  };
}

/** A confirmation as a plug-in asks for it. */
export function confirmModal(n: number, opener: Opener, config: unknown): ConfirmModal {
  const buttons: unknown = property(config, 'buttons');
  const list: unknown[] = Array.isArray(buttons) ? buttons : [];
  return {
    kind: 'confirm',
    n,
    opener,
    isClosable: property(config, 'closable') !== false,
    title: textOf(property(config, 'title')) ?? '',
    accessibilityTitle: textOf(property(config, 'accessibilityTitle')) ?? '',
    secondaryTitle: textOf(property(config, 'secondaryTitle')) ?? '',
    content: textOf(property(config, 'content')) ?? '',
    level: levelOf(property(config, 'alertLevel')),
    width: sizeOf(property(property(config, 'size'), 'width'), DEFAULT_CONFIRM_WIDTH),
    buttons: list.slice(0, MAX_BUTTONS).map((button) => ({
      label: textOf(property(button, 'label')) ?? '',
      isPrimary: property(button, 'type') !== 'SECONDARY',
      level: levelOf(property(button, 'style')),
    })),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function sizeOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
}

function levelOf(value: unknown): ConfirmLevel | null {
  return value === 'SUCCESS' || value === 'INFO' || value === 'WARNING' || value === 'DANGER' ? value : null;
}
