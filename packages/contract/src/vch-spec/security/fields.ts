import { fieldsOf } from '../field.ts';
import { showChoice, showFiles, showList, showPlain, showSecret, showSwitch } from '../show.ts';
import type { VchSpec } from '../vch-spec.ts';
import { commonNameOf } from './rules.ts';
import type { CertificateSource } from './schema.ts';

const isFrom =
  (...sources: readonly CertificateSource[]) =>
  ({ security }: VchSpec): boolean =>
    sources.includes(security.source);

const verifies =
  (source: CertificateSource) =>
  ({ security }: VchSpec): boolean =>
    security.source === source && security.verifiesClients;

/** What names the certificate that vic-machine-server makes; of one that the browser makes the server knows the result only. */
const GENERATE = '/auth/server/generate';

export const SECURITY_FIELDS = fieldsOf('security', [
  {
    path: '/security/source',
    option: 'no-tls',
    payload: ['/auth/server', '/auth/no_tls', '/auth/client'],
    isMode: true,
    show: showChoice('security.source'),
  },
  {
    path: '/security/verifiesClients',
    option: 'no-tlsverify',
    payload: ['/auth/client'],
    show: showSwitch,
    isUsed: isFrom('browser', 'files', 'server'),
  },
  {
    path: '/security/subject/commonName',
    option: 'tls-cname',
    payload: [`${GENERATE}/cname`],
    show: (_value, spec) => showPlain('notChosen')(commonNameOf(spec)),
    isUsed: isFrom('browser', 'server'),
  },
  {
    path: '/security/subject/alternativeNames',
    option: null,
    payload: [],
    show: showList(),
    isUsed: isFrom('browser'),
  },
  {
    path: '/security/subject/organizations',
    option: 'organization',
    payload: [`${GENERATE}/organization`],
    isAdvanced: true,
    show: showList(),
    isUsed: isFrom('browser', 'server'),
  },
  {
    path: '/security/subject/keyAlgorithm',
    option: 'certificate-key-size',
    payload: [`${GENERATE}/size`],
    isAdvanced: true,
    show: showChoice('security.subject.keyAlgorithm'),
    isUsed: isFrom('browser', 'server'),
  },
  {
    path: '/security/subject/validDays',
    option: null,
    payload: [],
    isAdvanced: true,
    show: showPlain(),
    isUsed: isFrom('browser'),
  },
  {
    path: '/security/made/authority',
    option: 'tls-ca',
    payload: ['/auth/client/certificate_authorities/0/pem'],
    show: showFiles,
    isUsed: verifies('browser'),
  },
  {
    path: '/security/made/serverCertificate',
    option: 'tls-server-cert',
    payload: ['/auth/server/certificate/pem'],
    show: showFiles,
    isUsed: isFrom('browser'),
  },
  {
    path: '/security/made/serverKey',
    option: 'tls-server-key',
    payload: ['/auth/server/private_key/pem'],
    isSecret: true,
    show: showSecret,
    isUsed: isFrom('browser'),
  },
  {
    path: '/security/brought/serverCertificate',
    option: 'tls-server-cert',
    payload: ['/auth/server/certificate/pem'],
    show: showFiles,
    isUsed: isFrom('files'),
  },
  {
    path: '/security/brought/serverKey',
    option: 'tls-server-key',
    payload: ['/auth/server/private_key/pem'],
    isSecret: true,
    show: showSecret,
    isUsed: isFrom('files'),
  },
  {
    path: '/security/brought/clientAuthorities',
    option: 'tls-ca',
    payload: ['/auth/client/certificate_authorities'],
    show: showFiles,
    isUsed: verifies('files'),
  },
]);
