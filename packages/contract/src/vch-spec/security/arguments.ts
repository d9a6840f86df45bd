import { argumentsOf, switchOf, type CliArgument } from '../cli/argument.ts';
import type { VchSpec } from '../vch-spec.ts';
import { rsaBits } from './payload.ts';
import { commonNameOf } from './rules.ts';
import type { PemFile, Security } from './schema.ts';

/** Certificates and keys are named as files; their contents are on no command line. */
export function securityArguments(spec: VchSpec): readonly CliArgument[] {
  const { security } = spec;
  if (security.source === 'none') return switchOf('security.source', true);
  return [
    ...(security.source === 'server' ? generateArguments(spec) : fileArguments(security)),
    ...switchOf('security.verifiesClients', security.source === 'server' || !security.verifiesClients),
  ];
}

function generateArguments(spec: VchSpec): readonly CliArgument[] {
  const { organizations, keyAlgorithm } = spec.security.subject;
  const bits = rsaBits(keyAlgorithm);
  return [
    ...argumentsOf('security.subject.commonName', commonNameOf(spec)),
    ...argumentsOf('security.subject.organizations', ...organizations),
    ...(bits === null ? [] : argumentsOf('security.subject.keyAlgorithm', String(bits))),
  ];
}

interface CertificateFiles {
  /** of the table's fields, such as `security.made` */
  readonly fields: { readonly certificate: string; readonly key: string; readonly authorities: string };
  readonly certificate: PemFile | null;
  readonly key: PemFile | null;
  readonly authorities: readonly PemFile[];
}

function certificateFiles({ source, verifiesClients, made, brought }: Security): CertificateFiles {
  const isMade = source === 'browser';
  const own = isMade ? made : brought;
  const authorities = isMade ? (made === null ? [] : [made.authority]) : brought.clientAuthorities;
  const parent = isMade ? 'security.made' : 'security.brought';
  return {
    fields: {
      certificate: `${parent}.serverCertificate`,
      key: `${parent}.serverKey`,
      authorities: isMade ? 'security.made.authority' : 'security.brought.clientAuthorities',
    },
    certificate: own?.serverCertificate ?? null,
    key: own?.serverKey ?? null,
    authorities: verifiesClients ? authorities : [],
  };
}

function fileArguments(security: Security): readonly CliArgument[] {
  const { fields, certificate, key, authorities } = certificateFiles(security);
  return [
    ...(certificate === null ? [] : argumentsOf(fields.certificate, certificate.fileName)),
    ...(key === null ? [] : argumentsOf(fields.key, key.fileName)),
    ...argumentsOf(fields.authorities, ...authorities.map(({ fileName }) => fileName)),
  ];
}

/** The files that a command line names. */
export function filesOfSecurity(security: Security): readonly PemFile[] {
  if (security.source === 'none' || security.source === 'server') return [];
  const { certificate, key, authorities } = certificateFiles(security);
  return [certificate, key, ...authorities].filter((file) => file !== null);
}
