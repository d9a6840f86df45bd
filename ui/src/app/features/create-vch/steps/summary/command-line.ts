import { Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { quote, quoteWithComments, toArgv, type CliContext, type Shell, type Text } from '@vic/contract/vch-spec';
import { Locale } from '../../../../core/i18n/locale.ts';
import { Copy } from '../../../../shared/copy/copy.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { RightsStore } from '../../rights.store.ts';

interface Target {
  readonly id: 'linux' | 'darwin' | 'powershell' | 'cmd';
  readonly platform: CliContext['platform'];
  readonly shell: Shell;
}

const TARGETS: readonly [Target, ...Target[]] = [
  { id: 'linux', platform: 'linux', shell: 'bash' },
  { id: 'darwin', platform: 'darwin', shell: 'bash' },
  { id: 'powershell', platform: 'windows', shell: 'powershell' },
  { id: 'cmd', platform: 'windows', shell: 'cmd' },
];

/**
 * The call of vic-machine that makes the same VCH, for the shell that it is pasted into, and what is to be known about it;
 * copied, that is in comments.
 */
@Component({
  selector: 'vic-command-line',
  imports: [Copy, TranslatePipe],
  templateUrl: './command-line.html',
  styleUrl: './command-line.scss',
})
export class CommandLine {
  readonly #draft = inject(DraftStore);
  readonly #locale = inject(Locale);
  readonly #rights = inject(RightsStore);

  protected readonly targets = TARGETS;
  protected readonly chosen = signal<Target['id']>(targetOf(navigator.userAgent));
  readonly #target = computed(() => TARGETS.find(({ id }) => id === this.chosen()) ?? TARGETS[0]);
  readonly #line = computed(() => {
    const spec = this.#draft.spec();
    const { userName, thumbprint } = this.#rights.at(spec.compute.resource?.vcGuid ?? '');
    return toArgv(spec, { platform: this.#target().platform, user: userName, thumbprint });
  });
  protected readonly text = computed(() => quote(this.#line(), this.#target().shell));
  protected readonly textToCopy = computed(() =>
    quoteWithComments(this.#line(), this.#target().shell, (text) => this.#tell(text)),
  );
  protected readonly notes = computed(() => this.#line().comments.map((text) => this.#tell(text)));
  protected readonly furtherOptions = computed(() => this.#line().furtherOptions.map((text) => this.#tell(text)));

  protected choose(id: string): void {
    const target = TARGETS.find((each) => each.id === id);
    if (target) this.chosen.set(target.id);
  }

  #tell({ key, values }: Text): string {
    return this.#locale.text(key, values);
  }
}

/** What the user most likely pastes it into. */
function targetOf(userAgent: string): Target['id'] {
  if (userAgent.includes('Windows')) return 'powershell';
  return userAgent.includes('Mac OS') ? 'darwin' : 'linux';
}
