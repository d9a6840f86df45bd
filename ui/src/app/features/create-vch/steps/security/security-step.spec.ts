import { TestBed } from '@angular/core/testing';
import { vchSpecDefaults, type Security, type VchSpec } from '@vic/contract/vch-spec';
import { dropFiles, madeCertificates, pemFile, until } from '../../../../../testing/certificates.ts';
import { StepHarness } from '../../../../../testing/step.harness.ts';
import { settle } from '../../../../../testing/test-bed.ts';
import { SAVE_FILE, type DownloadFile } from '../../../../core/files/save-file.ts';
import { NOW } from '../../certificates/now.ts';
import { MadeKeysStore } from './made-keys.store.ts';
import { SecurityObstacles } from './security-obstacles.ts';
import { SecurityStep } from './security-step.ts';

const { security } = vchSpecDefaults;
const inEc: Security = { ...security, subject: { ...security.subject, keyAlgorithm: 'EC-P256' } };
const named = { ...vchSpecDefaults.general, name: 'alpha' };
const TODAY = Date.parse('2026-06-01T00:00:00Z');

describe('security step', () => {
  let step: StepHarness;
  let saved: DownloadFile[];

  async function open(spec: Partial<VchSpec> = { security: inEc, general: named }): Promise<void> {
    saved = [];
    step = await StepHarness.open(SecurityStep, {
      providers: [
        MadeKeysStore,
        SecurityObstacles,
        { provide: NOW, useValue: () => TODAY },
        { provide: SAVE_FILE, useValue: (file: DownloadFile) => saved.push(file) },
      ],
      spec,
    });
  }
  async function openMade(): Promise<void> {
    await open();
    await make('Make certificates');
  }
  async function make(name: string): Promise<void> {
    await step.click(step.named('button', name));
    await until(
      () => TestBed.inject(MadeKeysStore).state() !== 'making' && step.all('vic-certificate-card').length >= 3,
    );
  }
  function slice(): Security {
    return step.draft.spec().security;
  }
  function codes(): readonly (string | undefined)[] {
    return step.draft
      .faults('security')()
      .map(({ message }) => message?.key.split('.').at(-1));
  }
  async function choose(source: Security['source']): Promise<void> {
    await step.click(step.find(`input[value=${source}]`));
  }
  /** Pastes into a new row of the organizations; what the browser itself does with a text does not happen. */
  async function paste(text: string): Promise<void> {
    const list = '[data-path="/security/subject/organizations"]';
    await step.click(step.find(`${list} .add`));
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    step
      .find(`${list} li:last-child input`)
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    await settle();
  }
  async function rename(name: string): Promise<void> {
    step.draft.update('general', { ...named, name });
    await settle();
  }
  function picker(index: number): HTMLElement {
    const found = step.all('vic-file-picker')[index];
    if (!found) throw new Error(`there is no file picker ${index}`);
    return found;
  }
  afterEach(() => {
    step.close();
  });

  it('offers each source with what follows from it', async () => {
    await open();

    expect(step.all('.source').length).toBe(4);
    await choose('none');
    expect(step.text).toContain('Without TLS everything that Docker clients and the VCH exchange can be read');
    expect(codes()).toEqual([]);
  });

  it('warns of what it means that clients are not verified', async () => {
    await open();
    await step.click(step.find('input[type=checkbox]'));

    expect(slice().verifiesClients).toBeFalse();
    expect(step.text).toContain('anyone who can reach the VCH over the network has full control');
  });

  it('turns client certificates off where the server makes the certificate, and on again for another source', async () => {
    await open();
    await choose('server');

    expect(slice().verifiesClients).toBeFalse();
    expect(slice().subject.keyAlgorithm).toBe('RSA-2048');
    expect(codes()).toEqual([]);

    await choose('browser');

    expect(slice().verifiesClients).toBeTrue();
  });

  it('takes an organization with blanks and commas for one, and several lines for several', async () => {
    await open();
    await paste('Example Shop, Inc.');

    expect(slice().subject.organizations).toEqual([]);

    await paste('Example Shop, Inc.\r\nExample Post & Sons\r\n');

    expect(slice().subject.organizations).toEqual(['Example Shop, Inc.', 'Example Post & Sons']);
  });

  it('makes nothing without a name', async () => {
    await open({ security: inEc });

    expect(step.text).toContain('Enter a name for the VCH, or a common name, first.');
    expect(step.named('button', 'Make certificates').matches(':disabled')).toBeTrue();
  });

  it('makes certificates and gives the VCH its part: never the keys of the authority and of clients', async () => {
    await openMade();
    const { made } = slice();
    const keys = TestBed.inject(MadeKeysStore).certificates();

    expect(made?.serverKey?.pem).toBe(keys?.server.key.pem);
    expect(JSON.stringify(step.draft.spec())).not.toContain(keys?.client?.key.pem.split('\n')[1] ?? '-');
    expect(JSON.stringify(step.draft.spec())).not.toContain(keys?.authority.key.pem.split('\n')[1] ?? '-');
    expect(step.text).toContain('alpha client');
  });

  it('names the addresses of the networks in the server certificate', async () => {
    const client = {
      ...vchSpecDefaults.networks.client,
      portGroup: { moid: 'network-1', name: 'vm', path: '/dc/network/vm' },
      addressMode: 'static' as const,
      address: '10.1.2.3/24',
    };
    await open({ security: inEc, general: named, networks: { ...vchSpecDefaults.networks, client } });

    expect(step.text).toContain('The server certificate will be good for alpha, 10.1.2.3.');
  });

  it('goes on only when the client key was downloaded, or is not needed', async () => {
    await openMade();

    expect(codes()).toEqual(['keyNotSaved']);
    expect(step.text).toContain('exists on this page only');

    await step.click(step.named('button', 'Download key.pem'));

    expect(saved.map(({ fileName }) => fileName)).toEqual(['key.pem']);
    expect(codes()).toEqual([]);
    expect(step.text).toContain("The client's key was downloaded.");
  });

  it('goes on when the user says that the client key is not needed', async () => {
    await openMade();
    await step.click(step.find('clr-checkbox-wrapper input'));

    expect(codes()).toEqual([]);
  });

  it('hands over everything in one archive', async () => {
    await openMade();
    await step.click(step.named('button', 'Download all'));
    await until(() => saved.length > 0);

    expect(saved[0]?.fileName).toBe('alpha-docker-client.zip');
    expect(codes()).toEqual([]);
    expect(step.all('.files .done').length).toBe(5);
  });

  it('makes a PFX with a password of eight characters or more only', async () => {
    await openMade();
    const password = step.find('input[type=password]');
    await step.enter(password, 'short');
    await step.click(step.named('button', 'Download PFX'));

    expect(saved).toEqual([]);
    expect(step.text).toContain('Enter 8 characters or more.');

    await step.enter(password, 'long enough');
    await step.click(step.named('button', 'Download PFX'));
    await until(() => saved.length > 0);

    expect(saved[0]?.fileName).toBe('alpha.pfx');
  });

  it('has no use for certificates of another name, and takes them back when the name is as it was', async () => {
    await openMade();
    await rename('beta');

    expect(slice().made).toBeNull();
    expect(codes()).toEqual(['certificate-not-made']);
    expect(step.text).toContain('have changed since the certificates were made');

    await rename('alpha');

    expect(slice().made).not.toBeNull();
  });

  it('makes them anew with one click', async () => {
    await openMade();
    await rename('beta');
    await make('Make certificates anew');

    expect(step.text).toContain('beta client');
    expect(slice().made).not.toBeNull();
  });

  it('says that keys are gone where a draft has certificates of an earlier page', async () => {
    const { authority, server } = await madeCertificates();
    const made = { authority: authority.certificate, serverCertificate: server.certificate, serverKey: null };
    await open({ general: named, security: { ...inEc, made } });

    expect(slice().made).toBeNull();
    expect(step.text).toContain('Certificates were made earlier, but their keys are gone');
  });

  it('looks at own files: a key of another certificate is in the way until the right one is chosen', async () => {
    const [mine, other] = await Promise.all([madeCertificates({}, TODAY), madeCertificates({}, TODAY)]);
    await open({ general: named, security: { ...inEc, source: 'files' } });
    dropFiles(picker(0), [pemFile('server.pem', mine.server.certificate.pem)]);
    dropFiles(picker(1), [pemFile('key.pem', other.server.key.pem)]);
    dropFiles(picker(2), [pemFile('ca.pem', mine.authority.certificate.pem)]);
    await until(() => step.text.includes('This key does not belong to alpha.lab.local.'));

    expect(codes()).toEqual(['key-mismatch']);

    dropFiles(picker(1), [pemFile('key.pem', mine.server.key.pem)]);
    await until(() => step.text.includes('Belongs to the server certificate.'));

    expect(codes()).toEqual([]);
    expect(slice().brought.clientAuthorities.map(({ fileName }) => fileName)).toEqual(['ca.pem']);
  });

  it('is not content with a server certificate that has expired', async () => {
    const old = await madeCertificates({ validDays: 1 }, TODAY - 10 * 86_400_000);
    await open({ general: named, security: { ...inEc, source: 'files', verifiesClients: false } });
    dropFiles(picker(0), [pemFile('server.pem', old.server.certificate.pem)]);
    dropFiles(picker(1), [pemFile('key.pem', old.server.key.pem)]);
    await until(() => step.text.includes('alpha.lab.local expired on') && step.text.includes('Belongs to'));

    expect(codes()).toEqual(['expired']);
  });
});
