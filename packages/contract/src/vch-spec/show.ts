import { text, type Text } from './text.ts';

/** A value as people read it: literally, or by a text in their language. */
export type Shown = string | Text;

type Show = (value: unknown) => Shown;

/** What holds while nothing is chosen; its text is `createVch.value.unset.<name>`. */
const unset = (name: string): Text => text(`value.unset.${name}`);

/** Where a number should be, but what was entered is none. */
const showNumber = (value: unknown, units = ''): Shown =>
  Number.isFinite(value) ? `${String(value)}${units}` : unset('unreadable');

/** A text or number as it is. */
export const showPlain =
  (empty = 'none'): Show =>
  (value) =>
    typeof value === 'number' ? showNumber(value) : typeof value === 'string' && value !== '' ? value : unset(empty);

/** One of a few; each has a text. */
export const showChoice =
  (id: string): Show =>
  (value) =>
    text(`value.${id}.${String(value)}`);

/** Yes or no. */
export const showSwitch: Show = (value) => text(value === true ? 'value.yes' : 'value.no');

/** Texts in one line. */
export const showList =
  (empty = 'none'): Show =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : unset(empty);

/** A number with its units. */
export const showQuantity =
  (empty = 'none'): Show =>
  (value) =>
    isRecord(value) ? showNumber(value['value'], ` ${String(value['units'])}`) : unset(empty);

/** A level, or a number. */
export const showShares: Show = (value) => {
  if (!isRecord(value)) return unset('none');
  return value['level'] === 'custom' ? showNumber(value['number']) : text(`value.shares.${String(value['level'])}`);
};

/** An object of the inventory, by path if it has one, since names are not unique. */
export const showObject =
  (empty = 'notChosen'): Show =>
  (value) =>
    isRecord(value) ? String(value['path'] ?? value['name']) : unset(empty);

/** A PEM file, or several, by name; never what is in them. */
export const showFiles: Show = (value) => {
  const names = (Array.isArray(value) ? value : [value]).flatMap((file: unknown) =>
    isRecord(file) ? [String(file['fileName'])] : [],
  );
  return names.length > 0 ? names.join(', ') : unset('none');
};

/** That there is a secret, and nothing more. */
export const showSecret: Show = (value) =>
  value === '' || value === null || value === undefined ? unset('none') : text('value.hidden');

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
