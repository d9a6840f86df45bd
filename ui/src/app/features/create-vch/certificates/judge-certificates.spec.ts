import { aCertificate } from '../../../../testing/certificates.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { judgeAuthorities, judgeKeyMatch, judgeServerChain } from './judge-certificates.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const CA = aCertificate({ commonName: 'Lab CA', isAuthority: true, isSelfSigned: true, publicKey: 'dd' });

describe('judgement of certificates', () => {
  const found: readonly (readonly [string, Partial<CertificateFacts>, string])[] = [
    ['expired', { validTo: '2026-05-31T00:00:00.000Z' }, 'error expired'],
    ['not valid yet', { validFrom: '2026-06-02T00:00:00.000Z' }, 'warning not-yet-valid'],
    ['about to expire', { validTo: '2026-06-11T00:00:00.000Z' }, 'warning expires-soon'],
    ['signed with a broken hash', { signatureHash: 'SHA-1' }, 'warning weak-hash'],
    ['of a weak key', { key: { algorithm: 'RSA', bits: 1_024 } }, 'warning weak-key'],
    ['of a broken key', { key: { algorithm: 'RSA', bits: 512 } }, 'error weak-key'],
    ['of a key that VCHs cannot use', { key: { algorithm: 'Ed25519', bits: null } }, 'error unknown-key'],
    ['meant for clients only', { isForServers: false }, 'error not-for-servers'],
    ['without names', { alternativeNames: [] }, 'warning no-names'],
    ['of another address', { alternativeNames: ['10.9.9.9'] }, 'warning address-not-covered'],
    ['of an authority', { isAuthority: true }, 'warning is-an-authority'],
  ];
  for (const [name, facts, told] of found) {
    it(`tells a server certificate that is ${name}`, () => {
      const all = judgeServerChain([aCertificate(facts)], ['alpha.lab.local'], NOW);

      expect(all.map(({ tone, code }) => `${tone} ${code}`)).toContain(told);
    });
  }

  it('finds a sound server certificate in order', () => {
    const all = judgeServerChain([aCertificate({ isSignedByNext: true }), CA], ['alpha.lab.local'], NOW);

    expect(all.map(({ tone, code }) => `${tone} ${code}`)).toEqual(['good addresses-covered', 'good chain-in-order']);
  });

  it('tells a chain out of order, and a link that is no authority', () => {
    const link = aCertificate({ commonName: 'other' });
    const all = judgeServerChain([aCertificate({ isSignedByNext: false }), link], [], NOW);

    expect(all.filter(({ tone }) => tone === 'error').map(({ code }) => code)).toEqual([
      'chain-order',
      'link-not-an-authority',
    ]);
    expect(all.find(({ code }) => code === 'chain-order')?.values).toEqual({ name: 'alpha.lab.local', next: 'other' });
  });

  it('tells an authority that is none', () => {
    expect(judgeAuthorities([CA, aCertificate()], NOW).map(({ code }) => code)).toEqual(['not-an-authority']);
  });

  it('tells whether a key belongs to the first certificate, to another one, or to none', () => {
    const key = { file: { fileName: 'key.pem', pem: '-' }, key: { algorithm: 'RSA', bits: 2_048 } };
    const codeOf = (publicKey: string) => judgeKeyMatch({ ...key, publicKey }, [aCertificate(), CA])[0]?.code;

    expect(codeOf('cc')).toBe('key-matches');
    expect(codeOf('dd')).toBe('key-of-other-link');
    expect(codeOf('ee')).toBe('key-mismatch');
  });
});
