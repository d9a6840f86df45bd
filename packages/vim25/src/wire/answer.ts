import { TransportError, VimFault } from '../errors.ts';
import { field, list, text } from '../fields.ts';
import { isObject, type VimValue } from '../values.ts';
import type { Limits } from './limits.ts';
import { TreeBuilder, type ElementTap } from './tree.ts';
import { parseXml } from './xml.ts';

export interface AnswerOptions {
  readonly method: string;
  readonly limits: Limits;
  readonly tap?: ElementTap | undefined;
  readonly keepOption?: ((key: string) => boolean) | undefined;
}

function localFault(name: string): string {
  return name.endsWith('Fault') ? name.slice(0, -'Fault'.length) : name;
}

/** The fault of a SOAP `Fault` element: its type is the `xsi:type` of the detail's child, else that child's name, else the code. */
export function decodeSoapFault(fault: VimValue, method: string): VimFault {
  const message = text(field(fault, 'faultstring'));
  const detail = field(fault, 'detail');
  const options = message === undefined ? { method } : { method, message };
  const child = isObject(detail) ? Object.entries(detail).find(([name]) => name !== 'typeName') : undefined;
  if (child === undefined) return new VimFault(text(field(fault, 'faultcode')) ?? 'SystemError', {}, options);
  const [name, value] = child;
  if (!isObject(value)) return new VimFault(localFault(name), {}, options);
  return new VimFault(value.typeName ?? localFault(name), value, options);
}

/**
 * The return value of an answer: undefined for none, a list if there are several.
 * @throws VimFault if vCenter refused the call; TransportError if this is no answer to it.
 */
export async function readAnswer(
  chunks: AsyncIterable<Uint8Array>,
  options: AnswerOptions,
): Promise<VimValue | undefined> {
  const builder = new TreeBuilder({
    root: { name: 'Envelope', refuse: notAnAnswer },
    tap: options.tap,
    keepOption: options.keepOption,
  });
  await parseXml(chunks, builder, options.limits);
  const body = field(builder.root, 'Body');
  const fault = field(body, 'Fault');
  if (fault !== undefined) throw decodeSoapFault(fault, options.method);
  const answer = field(body, `${options.method}Response`);
  if (answer === undefined) throw notAnAnswer();
  const values = list(field(answer, 'returnval')).filter((value) => value !== '');
  return values.length > 1 ? [...values] : values[0];
}

function notAnAnswer(): TransportError {
  return new TransportError('not-xml', 'The answer is XML, but not the answer to this vSphere call.');
}
