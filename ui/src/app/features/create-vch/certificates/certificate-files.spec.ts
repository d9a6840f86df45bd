import { Component, signal } from '@angular/core';
import type { PemFile } from '@vic/contract/vch-spec';
import { dropFiles, madeCertificates, pemFile, until } from '../../../../testing/certificates.ts';
import { StepHarness } from '../../../../testing/step.harness.ts';
import { CertificateFiles } from './certificate-files.ts';

@Component({
  selector: 'vic-host',
  imports: [CertificateFiles],
  template: `<vic-certificate-files purpose="authority" label="Authorities" [(files)]="files" />`,
})
class HostOfFiles {
  readonly files = signal<readonly PemFile[]>([]);
}

describe('files of certificates', () => {
  let step: StepHarness;
  beforeEach(async () => {
    step = await StepHarness.open(HostOfFiles);
  });
  afterEach(() => {
    step.close();
  });

  async function drop(...files: readonly File[]): Promise<void> {
    const before = step.text;
    dropFiles(step.find('vic-file-picker'), files);
    await until(() => step.text !== before && !step.text.includes('Reading'));
  }

  it('shows what is in a file that was dropped, and takes it once', async () => {
    const { authority } = await madeCertificates();
    const text = `Bag Attributes\r\n${authority.certificate.pem.replaceAll('\n', '\r\n')}`;
    await drop(pemFile('lab-ca.pem', text));
    await until(() => step.text.includes('alpha.lab.local CA'));

    expect(step.text).toContain('lab-ca.pem');
    expect(step.text).toContain('EC P-256');
    expect(step.text).toContain('Self-signed');

    dropFiles(step.find('vic-file-picker'), [pemFile('again.pem', text), pemFile('empty.pem', '')]);
    await until(() => step.text.includes('empty.pem is empty.'));

    expect(step.all('vic-file-card').length).toBe(1);
  });

  it('refuses a key by name, and forgets that with the next file', async () => {
    const { authority } = await madeCertificates();
    await drop(pemFile('ca-key.pem', authority.key.pem));

    expect(step.text).toContain('ca-key.pem holds a private key, but no certificate. Choose the certificate.');
    expect(step.all('vic-file-card').length).toBe(0);

    await drop(pemFile('ca.pem', authority.certificate.pem));

    expect(step.text).not.toContain('ca-key.pem');
  });

  const refused = [
    ['is no certificate', 'hello', 'holds no certificate'],
    ['is cut off', '-----BEGIN CERTIFICATE-----\nMIIB', 'is cut off'],
    ['is no Base64', '-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----', 'is not Base64'],
    ['is a damaged certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'is damaged'],
    ['is too large', 'x'.repeat(300_000), 'more than 256 kB'],
  ] as const;
  for (const [name, content, told] of refused) {
    it(`refuses a file that ${name}`, async () => {
      await drop(pemFile('file.pem', content));

      expect(step.text).toContain(told);
      expect(step.find('[role=alert]').textContent).toContain('file.pem');
    });
  }

  it('takes PEM text that is pasted', async () => {
    const { authority } = await madeCertificates();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', authority.certificate.pem);
    step.find('vic-file-picker').dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    await until(() => step.text.includes('pasted.pem'));

    expect(step.all('vic-file-card').length).toBe(1);
  });

  it('removes a file, and leaves the focus at the button that chooses another', async () => {
    const { authority, server } = await madeCertificates();
    await drop(pemFile('a.pem', authority.certificate.pem), pemFile('b.pem', server.certificate.pem));
    await until(() => step.text.includes('is not a CA certificate'));
    await step.click(step.named('button', 'Remove a.pem'));

    expect(step.all('.file-name').map((each) => each.textContent)).toEqual(['b.pem']);
    expect(document.activeElement?.textContent).toContain('Choose files');
  });
});
