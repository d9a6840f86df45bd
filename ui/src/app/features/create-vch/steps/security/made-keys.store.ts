import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Security } from '@vic/contract/vch-spec';
import type { CertificateRequest, MadeCertificates, MakingStep } from '../../certificates/certificate-request.ts';
import { LOAD_CERTIFICATE_TOOLS } from '../../certificates/load-certificate-tools.ts';
import { NOW } from '../../certificates/now.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { isSameValue } from '../../draft/json-pointer.ts';
import { wantedCertificates, willDo } from './wanted-certificates.ts';

interface Made {
  readonly certificates: MadeCertificates;
  readonly request: CertificateRequest;
}

/** `lost`: the draft had certificates whose keys this page has not; `outdated`: what they were made for has changed. */
export type MakingState = 'none' | 'making' | 'made' | 'outdated' | 'lost';

/** Why nothing was made. */
export type MakingFailure = 'insecure-page' | 'tools-missing' | 'failed';

/**
 * Certificates that this page made, with their keys. The keys of the authority and of the client are nowhere else: not in
 * the draft, not in storage, not at a server; with the page they are gone. The draft has what the VCH needs as long as it
 * is what the draft asks for.
 */
@Injectable()
export class MadeKeysStore {
  readonly #draft = inject(DraftStore);
  readonly #load = inject(LOAD_CERTIFICATE_TOOLS);
  readonly #now = inject(NOW);

  readonly #made = signal<Made | null>(null);
  readonly #step = signal<MakingStep | null>(null);
  readonly #failure = signal<MakingFailure | null>(null);
  readonly #isLost = signal(false);
  readonly #isSaved = signal(false);
  readonly #isUnneeded = signal(false);
  #making: AbortController | null = null;

  /** What is being made; null: nothing. */
  readonly step = this.#step.asReadonly();
  readonly failure = this.#failure.asReadonly();
  /** The user has the client's key. */
  readonly isSaved = this.#isSaved.asReadonly();
  /** The user said that they do not need the client's key. */
  readonly isUnneeded = this.#isUnneeded.asReadonly();
  readonly wanted = computed(() => wantedCertificates(this.#draft.spec()), { equal: isSameValue });
  readonly state = computed((): MakingState => {
    if (this.#step() !== null) return 'making';
    const made = this.#made();
    if (made === null) return this.#isLost() ? 'lost' : 'none';
    return willDo(made.request, this.wanted()) ? 'made' : 'outdated';
  });
  /** Null: none, or not what the draft asks for any more. */
  readonly certificates = computed(() => (this.state() === 'made' ? (this.#made()?.certificates ?? null) : null));
  /** Whether the client's key would be gone with this page. */
  readonly isAtRisk = computed(
    () =>
      (this.certificates()?.client ?? null) !== null &&
      this.wanted().isForClients &&
      !this.#isSaved() &&
      !this.#isUnneeded(),
  );

  constructor() {
    effect(() => {
      const forVch = this.#forVch();
      const { made } = this.#draft.slice('security')();
      untracked(() => {
        if (this.state() === 'making' || isSameValue(made, forVch)) return;
        if (this.#made() === null) this.#isLost.set(true);
        const security = { ...this.#draft.slice('security')(), made: forVch };
        if (forVch) this.#draft.update('security', security);
        else this.#draft.adjust('security', security);
      });
    });
  }

  /** Makes what the draft asks for, anew if need be. What was made before stays until then. */
  async make(): Promise<void> {
    if (this.#making) return;
    this.#failure.set(isSecureContext ? null : 'insecure-page');
    if (!isSecureContext) return;
    const making = new AbortController();
    this.#making = making;
    const request = this.wanted();
    this.#step.set('authority-key');
    try {
      await this.#makeWith(request, making.signal);
    } catch {
      if (!making.signal.aborted) this.#failure.update((failure) => failure ?? 'failed');
    } finally {
      this.#making = null;
      this.#step.set(null);
    }
  }

  /** Stops making. */
  cancel(): void {
    this.#making?.abort();
  }

  /** The user has downloaded the client's key. */
  markSaved(): void {
    this.#isSaved.set(true);
  }

  /** The user says whether they do without the client's key. */
  setUnneeded(isUnneeded: boolean): void {
    this.#isUnneeded.set(isUnneeded);
  }

  async #makeWith(request: CertificateRequest, signal: AbortSignal): Promise<void> {
    const tools = await this.#load().catch(() => {
      this.#failure.set('tools-missing');
      return null;
    });
    if (tools === null) return;
    const certificates = await tools.makeCertificates(request, this.#now(), (step) => this.#step.set(step), signal);
    signal.throwIfAborted();
    this.#made.set({ certificates, request });
    this.#isLost.set(false);
    this.#isSaved.set(false);
    this.#isUnneeded.set(false);
  }

  /** What of it the VCH gets. */
  #forVch(): Security['made'] {
    const certificates = this.certificates();
    return (
      certificates && {
        authority: certificates.authority.certificate,
        serverCertificate: certificates.server.certificate,
        serverKey: certificates.server.key,
      }
    );
  }
}
