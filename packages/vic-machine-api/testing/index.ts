export { testCertificate, type TestCertificate } from './certificate.ts';
export { InstantClock } from './instant-clock.ts';
export {
  rawAnswer,
  startQuirkServer,
  type ArrivedRequest,
  type QuirkServer,
  type QuirkServerOptions,
} from './quirk-server.ts';
export {
  answeredBytes,
  recordedExchange,
  recordedExchanges,
  recordedList,
  recordedSpecification,
  recordedVch,
  type RecordedExchange,
  type RecordedRequest,
  type RecordedResponse,
} from './recorded.ts';
export { fieldsOfDefinition, troublesomeText, valuesOfDefinition, type FieldValue } from './schema-values.ts';
