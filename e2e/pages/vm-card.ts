import type { FrameLocator, Locator } from 'playwright/test';

/** The plug-in's card on a VM's Summary page. */
export class VmCard {
  /** the card as the client draws it; empty when the VM has none */
  readonly card: Locator;
  readonly frame: FrameLocator;
  readonly body: Locator;

  constructor(card: Locator, frame: FrameLocator) {
    this.card = card;
    this.frame = frame;
    this.body = frame.locator('body');
  }

  /** What the card says of one thing. */
  fact(label: string): Locator {
    return this.frame.locator('vic-fact').filter({ hasText: new RegExp(`^\\s*${label}`, 'u') });
  }
}
