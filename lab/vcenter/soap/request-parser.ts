/** SOAP request text → operation id and the one element of the body. */
import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import { Fault, invalidRequest } from './fault.ts';
import { RequestElement } from './request-element.ts';

const MAX_DEPTH = 64;

export interface SoapRequest {
  readonly operationId: string | null;
  readonly call: RequestElement;
}

/** Parses an envelope. Anything that is no well-formed SOAP request is an `InvalidRequest` fault. */
export function parseRequest(xml: string): SoapRequest {
  const root = new RequestElement('', null, null);
  const open: RequestElement[] = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw invalidRequest(`XML document is not well-formed: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw invalidRequest('A document type declaration is not allowed.');
  });
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH) throw invalidRequest('The request is nested too deeply.');
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    throw error instanceof Fault ? error : invalidRequest('XML document is not well-formed.');
  }
  return requestOf(root);
}

function requestOf(root: RequestElement): SoapRequest {
  const envelope = root.optional('Envelope');
  const calls = envelope?.optional('Body')?.children ?? [];
  const [call] = calls;
  if (call === undefined || calls.length !== 1) throw invalidRequest('The SOAP body must hold exactly one call.');
  return { operationId: envelope?.optional('Header')?.optionalString('operationID') ?? null, call };
}

function elementOf(tag: SaxesTagPlain): RequestElement {
  let xsiType: string | null = null;
  let refType: string | null = null;
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (name === 'type') refType = value;
    else if (name.endsWith(':type')) xsiType = localName(value);
  }
  return new RequestElement(localName(tag.name), xsiType, refType);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
