/** One measured figure beside what it is compared with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** the bar it must stay below, in the same unit; null for a figure without one */
  readonly bar: number | null;
}

/** Prints figures as a Markdown table: value, bar, and value ÷ bar. */
export function printFigures(figures: readonly Figure[]): void {
  console.log('| figure | measured | bar | ratio to bar |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { name, value, unit, bar } of figures) {
    const limit = bar === null ? '' : `${format(bar)} ${unit}`;
    const ratio = bar === null ? '' : format(value / bar);
    console.log(`| ${name} | ${format(value)} ${unit} | ${limit} | ${ratio} |`);
  }
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
