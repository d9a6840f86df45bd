import type { ManagedObjectReference } from '../values.ts';
import { escapeXml, InvalidRequestError, managedObject, writeFields, type Fields } from './encode.ts';

const OPERATION_ID = /^[A-Za-z0-9-]{1,128}$/;

/** The namespace of the public API. */
export const VIM_NAMESPACE = 'urn:vim25';

/** The SOAP text of a call: `_this` first, then the parameters in their declared order. */
export function requestText(
  method: string,
  self: ManagedObjectReference,
  parameters: Fields,
  values: unknown,
  operationId: string,
  namespace = VIM_NAMESPACE,
): string {
  if (!OPERATION_ID.test(operationId)) {
    throw new InvalidRequestError('An operation id may hold letters, digits and "-" only.');
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"',
    ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<soapenv:Header><operationID>${escapeXml(operationId)}</operationID></soapenv:Header>`,
    `<soapenv:Body><${method} xmlns="${namespace}">`,
    managedObject.write('_this', self),
    writeFields(method, parameters, values),
    `</${method}></soapenv:Body></soapenv:Envelope>`,
  ].join('');
}
