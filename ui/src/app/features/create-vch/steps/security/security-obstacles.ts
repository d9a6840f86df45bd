import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import type { PemFile } from '@vic/contract/vch-spec';
import { Locale } from '../../../../core/i18n/locale.ts';
import { CertificateReader } from '../../certificates/certificate-reader.ts';
import {
  judgeAuthorities,
  judgeKeyMatch,
  judgeServerChain,
  type Judgement,
} from '../../certificates/judge-certificates.ts';
import { NOW } from '../../certificates/now.ts';
import type { DraftFault } from '../../draft/draft-fault.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { MadeKeysStore } from './made-keys.store.ts';

/**
 * What is in the way of the security step beyond the rules of the specification: a client key that nobody has saved, and
 * files that cannot work. Lives as long as the wizard.
 */
@Injectable()
export class SecurityObstacles {
  readonly #draft = inject(DraftStore);
  readonly #reader = inject(CertificateReader);
  readonly #keys = inject(MadeKeysStore);
  readonly #locale = inject(Locale);
  readonly #now = inject(NOW);
  readonly #security = this.#draft.slice('security');

  readonly #obstacles = computed((): readonly DraftFault[] => {
    switch (this.#security().source) {
      case 'browser':
        return this.#keys.isAtRisk() ? [obstacle('/security/made', 'createVch.security.keyNotSaved', {})] : [];
      case 'files':
        return this.#inFiles();
      default:
        return [];
    }
  });

  constructor() {
    effect(() => {
      const { serverCertificate, serverKey, clientAuthorities } = this.#security().brought;
      untracked(() => {
        for (const file of [serverCertificate, ...clientAuthorities]) if (file) void this.#reader.learn(file);
        if (serverKey) void this.#reader.learnKey(serverKey);
      });
    });
    effect(() => {
      const obstacles = this.#obstacles();
      untracked(() => this.#draft.setObstacles('security', obstacles));
    });
  }

  #inFiles(): readonly DraftFault[] {
    const { brought, verifiesClients } = this.#security();
    const chain = this.#reader.certificatesIn(brought.serverCertificate);
    const key = brought.serverKey && this.#reader.keyIn(brought.serverKey);
    const authorities = verifiesClients ? brought.clientAuthorities : [];
    return [
      ...this.#errors('/security/brought/serverCertificate', judgeServerChain(chain, [], this.#now())),
      ...(key ? this.#errors('/security/brought/serverKey', judgeKeyMatch(key, chain)) : []),
      ...authorities.flatMap((file, index) => this.#inAuthority(file, index)),
    ];
  }

  #inAuthority(file: PemFile, index: number): readonly DraftFault[] {
    const judgements = judgeAuthorities(this.#reader.certificatesIn(file), this.#now());
    return this.#errors(`/security/brought/clientAuthorities/${index}`, judgements);
  }

  #errors(path: string, judgements: readonly Judgement[]): readonly DraftFault[] {
    return judgements
      .filter(({ tone }) => tone === 'error')
      .map(({ code, values }) => obstacle(path, `createVch.certificates.judgement.${code}`, this.#readable(values)));
  }

  #readable({ date, ...values }: Judgement['values']): Judgement['values'] {
    return typeof date === 'string' ? { ...values, date: this.#locale.dateTime(Date.parse(date)) } : values;
  }
}

function obstacle(path: string, key: string, values: Judgement['values']): DraftFault {
  const message = { key, values };
  return { slice: 'security', path, severity: 'error', source: 'rule', message, cause: '', remedy: null, action: null };
}
