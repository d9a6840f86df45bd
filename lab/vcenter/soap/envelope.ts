const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
  ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n<soapenv:Body>\n';
const CLOSE = '\n</soapenv:Body>\n</soapenv:Envelope>';

/** A SOAP message around one body element. */
export const envelope = (body: string): string => `${OPEN}${body}${CLOSE}`;

/** What comes before an answer's content; null: a fault, which has no element of its own here. */
export const responseHead = (method: string | null): string =>
  method === null ? OPEN : `${OPEN}<${method}Response xmlns="urn:vim25">`;

/** What comes after it. */
export const responseTail = (method: string | null): string =>
  method === null ? CLOSE : `</${method}Response>${CLOSE}`;
