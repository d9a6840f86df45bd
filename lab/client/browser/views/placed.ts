import { nothing } from 'lit-html';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit-html/directive.js';

type Styles = Readonly<Record<string, string>>;

/** Sets styles by script: a `style` attribute, as lit's own styleMap writes it, is refused by the page's policy. */
class PlacedDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placed() belongs to an element.');
  }

  override render(_styles: Styles): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [styles]: [Styles]): typeof nothing {
    if (element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
    }
    return nothing;
  }
}

/** `<div ${placed({ 'padding-left': '4px' })}>`: CSS properties by their CSS names. */
export const placed = directive(PlacedDirective);
