/** A text that is put into the reader's language where it is shown: key of the message catalogue, and the values of its placeholders. */
export interface Text {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A text of the wizard: the key stands below `createVch` in the catalogue. */
export function text(key: string, values: Text['values'] = {}): Text {
  return { key: `createVch.${key}`, values };
}
