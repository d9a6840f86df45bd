import { METHODS, type MethodArgs, type MethodName } from '../methods/table.ts';
import type { ManagedObjectReference } from '../values.ts';
import { requestText } from '../wire/request.ts';

/** The body of a request, without the envelope that all share. */
export function requestBody<M extends MethodName>(
  method: M,
  self: ManagedObjectReference,
  args: MethodArgs<M>,
): string {
  const { parameters, ...declaration } = METHODS[method];
  const namespace = 'namespace' in declaration ? declaration.namespace : undefined;
  const text = requestText(method, self, parameters, args, 'op-1', namespace);
  return /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(text)?.[1] ?? '';
}
