import { SaxesParser } from 'saxes';
import { TransportError } from '../errors.ts';
import type { Limits } from './limits.ts';
import { isSliceOver, nextTurn } from './turns.ts';

/** What the parser tells, in document order. Names come with their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(): void;
}

function notXml(): TransportError {
  return new TransportError('not-xml', 'The answer is not the XML of a vSphere answer.');
}

function tooLarge(what: string): TransportError {
  return new TransportError('too-large', `The answer is larger than allowed: ${what}.`);
}

/**
 * Parses XML while it arrives, and lets other work go on in between. Refuses document types (`<!DOCTYPE`), and with
 * them all entities but the five named ones and numeric ones.
 * @throws TransportError `not-xml` or `too-large`, or whatever the handler or the source throws.
 */
export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  limits: Pick<Limits, 'bytes' | 'textLength' | 'nesting'>,
): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let bytes = 0;
  let lengthSinceEvent = 0;
  parser.on('error', () => {
    // Its message may quote the answer, which may hold secrets: it is not kept.
    throw notXml();
  });
  const onText = (text: string): void => {
    lengthSinceEvent = 0;
    if (text.length > limits.textLength) throw tooLarge(`a text of more than ${limits.textLength} characters`);
    handler.text(text);
  };
  parser.on('opentag', (tag) => {
    lengthSinceEvent = 0;
    depth += 1;
    if (depth > limits.nesting) throw tooLarge(`more than ${limits.nesting} elements within each other`);
    handler.open(tag.name, tag.attributes);
  });
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    lengthSinceEvent = 0;
    depth -= 1;
    handler.close();
  });
  parser.on('doctype', () => {
    throw notXml();
  });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw notXml();
    }
  };

  for await (const chunk of chunks) {
    if (isSliceOver()) await nextTurn();
    bytes += chunk.length;
    if (bytes > limits.bytes) throw tooLarge(`more than ${limits.bytes} bytes`);
    const text = decode(chunk);
    lengthSinceEvent += text.length;
    parser.write(text);
    if (lengthSinceEvent > limits.textLength) throw tooLarge(`a part of more than ${limits.textLength} characters`);
  }
  parser.write(decode());
  parser.close();
}
