import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { EXIT } from '../cli/failure.ts';
import { explainVcenterError } from './vcenter-errors.ts';

const VCENTER = { url: 'https://vc1/sdk', host: 'vc1', port: 443 };

const CASES: readonly [string, Error, number, RegExp][] = [
  [
    'an unreachable vCenter',
    new TransportError('unreachable', 'vc1:443 refuses connections.'),
    EXIT.connection,
    /^https:\/\/vc1\/sdk cannot be used: vc1:443 refuses connections\.$/,
  ],
  [
    'a wrong thumbprint',
    new UntrustedCertificateError('x', { expected: 'AA', actual: 'BB' }),
    EXIT.connection,
    /shows a certificate with the thumbprint BB, not AA as given with -vct/,
  ],
  [
    'a certificate that cannot be verified',
    new UntrustedCertificateError('x', { actual: 'BB' }),
    EXIT.connection,
    /Compare its thumbprint .* -vct BB/,
  ],
  ['a wrong password', new VimFault('InvalidLogin'), EXIT.login, /refused the user name or password of admin/],
  [
    'a missing privilege',
    new VimFault('NoPermission', { privilegeId: 'Extension.Register' }),
    EXIT.refused,
    /admin lacks the privilege Extension.Register/,
  ],
  [
    'a parameter that vCenter refuses',
    new VimFault('InvalidArgument', { invalidProperty: 'extension.key' }),
    EXIT.refused,
    /InvalidArgument.*property at fault is extension.key/,
  ],
  ['anything else', new Error('no XML'), EXIT.connection, /did not answer like a vCenter: no XML/],
];

for (const [name, error, exitCode, sentence] of CASES) {
  test(`${name} becomes one sentence with its exit code`, () => {
    const failure = explainVcenterError(error, VCENTER, 'admin');
    assert.equal(failure.exitCode, exitCode);
    assert.match(failure.message, sentence);
  });
}
