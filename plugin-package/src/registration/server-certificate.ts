import { X509Certificate } from 'node:crypto';
import { normalizeThumbprint } from '@vic/vim25';
import { messageOf, usageFailure } from '../cli/failure.ts';
import { readInputFile } from './input-file.ts';

/** Characters of a SHA-1 thumbprint in colon form. */
const SHA1_LENGTH = 59;

/** How vCenter shall recognise an HTTPS server: by the thumbprint and, from 8.0.2 on, by the certificate itself. */
export interface ServerIdentity {
  /** Colon form. */
  readonly thumbprint: string;
  /** PEM, if the certificate is known. */
  readonly certificate?: string;
}

export interface IdentityOptions {
  readonly thumbprint?: string | undefined;
  readonly certificateFile?: string | undefined;
}

/**
 * The identity that options give, or null if they give none.
 * @throws CommandFailure if the thumbprint is malformed, the file holds no certificate, or the two do not match
 */
export function givenIdentity({ thumbprint, certificateFile }: IdentityOptions): ServerIdentity | null {
  const formatted = thumbprint === undefined ? null : parseThumbprint('-st', thumbprint);
  if (certificateFile === undefined) return formatted === null ? null : { thumbprint: formatted };
  const certificate = readCertificate('-scf', certificateFile);
  if (formatted !== null && formatted !== certificate.fingerprint256 && formatted !== certificate.fingerprint) {
    throw usageFailure(`-st is not the thumbprint of the certificate in ${certificateFile}: give one of the two.`);
  }
  return { thumbprint: formatted ?? certificate.fingerprint256, certificate: toPem(certificate) };
}

/**
 * A thumbprint in colon form.
 * @throws CommandFailure that names the option
 */
export function parseThumbprint(option: string, text: string): string {
  const thumbprint = normalizeThumbprint(text);
  if (thumbprint === undefined) {
    throw usageFailure(
      `${option}: a thumbprint has 64 hexadecimal digits (SHA-256) or 40 (SHA-1), with or without colons.`,
    );
  }
  return thumbprint;
}

/** What an administrator should know about the identity before it is registered, one sentence each. */
export function identityWarnings(identity: ServerIdentity, host: string, now: Date): string[] {
  const warnings: string[] = [];
  if (identity.thumbprint.length === SHA1_LENGTH)
    warnings.push('SHA-1 thumbprints are deprecated; give the SHA-256 one.');
  if (identity.certificate === undefined) return warnings;
  const certificate = new X509Certificate(identity.certificate);
  if (!namesHost(certificate, host)) {
    warnings.push(`The certificate does not name ${host} in its subject alternative names; vCenter may refuse it.`);
  }
  if (certificate.validToDate < now) warnings.push(`The certificate expired on ${dateOf(certificate.validToDate)}.`);
  if (certificate.validFromDate > now) {
    warnings.push(`The certificate is not valid before ${dateOf(certificate.validFromDate)}.`);
  }
  return warnings;
}

/** A certificate in the lines that a person compares. */
export function describeCertificate(pem: string): string[] {
  const { subject, issuer, subjectAltName, validFromDate, validToDate, fingerprint256 } = new X509Certificate(pem);
  return [
    `  subject     ${onOneLine(subject)}`,
    `  issuer      ${onOneLine(issuer)}`,
    `  names       ${subjectAltName ?? 'none'}`,
    `  valid       ${dateOf(validFromDate)} to ${dateOf(validToDate)}`,
    `  thumbprint  ${fingerprint256} (SHA-256)`,
  ];
}

function readCertificate(option: string, file: string): X509Certificate {
  const content = readInputFile(option, file);
  try {
    return new X509Certificate(content);
  } catch (error) {
    throw usageFailure(`${option}: ${file} holds no X.509 certificate in PEM or DER form (${messageOf(error)}).`);
  }
}

/** RFC 7468: 64 columns and line feeds, which is what vCenter insists on. */
function toPem(certificate: X509Certificate): string {
  const lines = certificate.raw.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function namesHost(certificate: X509Certificate, host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return certificate.checkIP(bare) !== undefined || certificate.checkHost(bare, { subject: 'never' }) !== undefined;
}

function onOneLine(name: string): string {
  return name.replaceAll('\n', ', ');
}

function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
