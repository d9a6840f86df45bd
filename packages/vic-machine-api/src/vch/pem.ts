const BLOCK = /-----BEGIN ([A-Z ]+)-----[A-Za-z0-9+/=\s]*?-----END \1-----/g;

/** The blocks of a PEM text, without the white space around them. */
export function pemBlocks(text: string | undefined): string[] {
  return text?.match(BLOCK)?.map((block) => block.replaceAll('\r', '')) ?? [];
}

/**
 * The certificates of a list whose entries repeat all before them, as the server answers it: each once, sorted.
 */
export function distinctCertificates(list: readonly { readonly pem?: string | undefined }[] | undefined): string[] {
  return [...new Set((list ?? []).flatMap((entry) => pemBlocks(entry.pem)))].sort();
}
