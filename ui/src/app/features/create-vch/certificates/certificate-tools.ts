/** What needs the X.509 libraries: one chunk, loaded when the first certificate is read or made. */
export { zipOf } from './archive.ts';
export { makeCertificates } from './make-certificates.ts';
export { readCertificates } from './read-certificates.ts';
export { readPrivateKey } from './read-private-key.ts';
