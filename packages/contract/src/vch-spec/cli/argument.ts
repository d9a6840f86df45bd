import { fieldOf } from '../fields.ts';

/** One option of a command line. */
export interface CliArgument {
  /** without dashes */
  readonly option: string;
  /** null: the option takes none */
  readonly value: string | null;
  /** field that it carries; empty: none */
  readonly fieldId: string;
}

/** The option of a field, once for each value. */
export function argumentsOf(fieldId: string, ...values: readonly string[]): readonly CliArgument[] {
  const option = optionOf(fieldId);
  return values.map((value) => ({ option, value, fieldId }));
}

/** The option of a field that takes a number; none while what was entered is no number. */
export function argumentOfNumber(fieldId: string, number: number, units = ''): readonly CliArgument[] {
  return Number.isFinite(number) ? argumentsOf(fieldId, `${number}${units}`) : [];
}

/** The option of a field that takes no value, if it is on. */
export function switchOf(fieldId: string, isOn: boolean): readonly CliArgument[] {
  return isOn ? [{ option: optionOf(fieldId), value: null, fieldId }] : [];
}

/** The option of a field, without dashes. */
export function optionOf(fieldId: string): string {
  const { option } = fieldOf(fieldId);
  if (option === null) throw new Error(`No option carries ${fieldId}`);
  return option;
}
