import type { Security } from './schema.ts';

export const securityDefaults: Security = {
  source: 'browser',
  verifiesClients: true,
  subject: { commonName: '', organizations: [], alternativeNames: [], keyAlgorithm: 'RSA-2048', validDays: 365 },
  made: null,
  brought: { serverCertificate: null, serverKey: null, clientAuthorities: [] },
};
