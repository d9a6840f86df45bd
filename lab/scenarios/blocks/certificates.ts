/**
 * Certificates that the scenarios' VCHs show and trust. Their private keys are made from their names, so that they are the
 * same at each start and stored nowhere; they protect nothing.
 */
import { createECDH, createHash, createPrivateKey } from 'node:crypto';

export const HOST_CERTIFICATE_PEM = `-----BEGIN CERTIFICATE-----
MIIBxDCCAWmgAwIBAgIUdY+eCJj/ZvvxvWuCF6BK1a4LE2QwCgYIKoZIzj0EAwIw
KjEQMA4GA1UECgwHVklDIGxhYjEWMBQGA1UEAwwNdmNoLmxhYi5sb2NhbDAeFw0y
NjExMjIwNjE4MjRaFw00NjExMTcwNjE4MjRaMCoxEDAOBgNVBAoMB1ZJQyBsYWIx
FjAUBgNVBAMMDXZjaC5sYWIubG9jYWwwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASsm4ZWHU6aDYDoVq2NG4sk0E5BQv5pmDQO/htW9a+2cO+2/tmv9LJgKzpBf2a1
yF1UMilz2ZpUlUQdQzIzdqvxo20wazAdBgNVHQ4EFgQUpV/ib+3l8I1lQZs1Byah
OqZZ7D8wHwYDVR0jBBgwFoAUpV/ib+3l8I1lQZs1ByahOqZZ7D8wDwYDVR0TAQH/
BAUwAwEB/zAYBgNVHREEETAPgg12Y2gubGFiLmxvY2FsMAoGCCqGSM49BAMCA0kA
MEYCIQChofP90nEow/2kOJ2vZ/KbAiy90wvBpjOOKFFCfVKqVwIhAPZwN9Gb71No
s3/TSnoqLImqSj5K5gf0p5Mz7OiPvZzH
-----END CERTIFICATE-----
`;

export const CLIENT_CA_PEM = `-----BEGIN CERTIFICATE-----
MIIBsDCCAVegAwIBAgIUYfp/0aFdoFCwqWeJQYbauZFPBUowCgYIKoZIzj0EAwIw
LjEQMA4GA1UECgwHVklDIGxhYjEaMBgGA1UEAwwRVklDIGxhYiBjbGllbnQgQ0Ew
HhcNMjYxMTIyMDYxODI0WhcNNDYxMTE3MDYxODI0WjAuMRAwDgYDVQQKDAdWSUMg
bGFiMRowGAYDVQQDDBFWSUMgbGFiIGNsaWVudCBDQTBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABEUWPRhtnTz4byeuAj5/Y1Qsl1ys6H5pfohAoM8XnYaoUaUApiZw
5zq+TWYnKDfN1+3JsbLznDTSHHk8YnUCm4ijUzBRMB0GA1UdDgQWBBRQw78w3EPG
aETnQ257TAOkwDQ1XjAfBgNVHSMEGDAWgBRQw78w3EPGaETnQ257TAOkwDQ1XjAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIAYsHqb1OeVWUd2T3EvY
Js8KtycP2N5qcruufB2BHdmtAiADc2dhH0mmNk5qRLnSfcmmhtQoOU+J/aFc3LNm
hb6LPQ==
-----END CERTIFICATE-----
`;

/** The private key of the certificate with this common name: PEM. */
export function privateKeyOf(commonName: 'vch.lab.local' | 'VIC lab client CA'): string {
  const secret = createHash('sha256').update(`key of ${commonName}`).digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const key = {
    kty: 'EC',
    crv: 'P-256',
    d: secret.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return createPrivateKey({ key, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString();
}
