/** Why a file is of no use here; the text is `createVch.certificates.refusal.<code>`. */
export type RefusalCode =
  | 'tools-missing'
  | 'insecure-page'
  | 'too-large'
  | 'empty'
  | 'unreadable'
  | 'not-a-certificate'
  | 'key-instead'
  | 'request-instead'
  | 'pkcs12-instead'
  | 'broken-base64'
  | 'cut-off'
  | 'broken-certificate'
  | 'not-a-key'
  | 'certificate-instead'
  | 'encrypted-key'
  | 'several-keys'
  | 'unsupported-key'
  | 'broken-key';

/** Why a file was refused, with what its text names. */
export interface FileRefusal {
  readonly code: RefusalCode;
  /** `fileName` always; `command` where a command helps */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A file that was read, or why it was not. */
export type Reading<T> = { readonly found: T } | { readonly refusal: FileRefusal };

/** A reading that failed. */
export function refuse(
  code: RefusalCode,
  fileName: string,
  values: FileRefusal['values'] = {},
): { readonly refusal: FileRefusal } {
  return { refusal: { code, values: { fileName, ...values } } };
}

/** A file's name as it can stand in a command line of any shell. */
export function shellName(fileName: string): string {
  return /^[\w.+-]+$/.test(fileName) ? fileName : `"${fileName.replaceAll(/["$`\\]/g, '')}"`;
}
