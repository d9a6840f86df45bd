import { Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { quote, toArgv, type CliContext, type Shell } from '@vic/contract/vch-spec';
import { Locale } from '../../../../core/i18n/locale.ts';
import { Copy } from '../../../../shared/copy/copy.ts';
import { DraftStore } from '../../draft/draft.store.ts';

interface Target {
  readonly id: 'linux' | 'darwin' | 'powershell' | 'cmd';
  readonly platform: CliContext['platform'];
  readonly shell: Shell;
}

const TARGETS: readonly Target[] = [
  { id: 'linux', platform: 'linux', shell: 'bash' },
  { id: 'darwin', platform: 'darwin', shell: 'bash' },
  { id: 'powershell', platform: 'windows', shell: 'powershell' },
  { id: 'cmd', platform: 'windows', shell: 'cmd' },
];

/** The call of vic-machine that makes the same VCH, for the shell that it is pasted into. */
@Component({
  selector: 'vic-command-line',
  imports: [Copy, TranslatePipe],
  templateUrl: './command-line.html',
  styleUrl: './command-line.scss',
})
export class CommandLine {
  readonly #draft = inject(DraftStore);
  readonly #locale = inject(Locale);

  protected readonly targets = TARGETS;
  protected readonly chosen = signal<Target['id']>(targetOf(navigator.userAgent));
  protected readonly text = computed(() => {
    const { platform, shell } = TARGETS.find(({ id }) => id === this.chosen()) ?? { platform: 'linux', shell: 'bash' };
    const line = toArgv(this.#draft.spec(), { platform, user: null, thumbprint: null });
    return quote(line, shell, ({ key, values }) => this.#locale.text(key, values));
  });

  protected choose(id: string): void {
    const target = TARGETS.find((each) => each.id === id);
    if (target) this.chosen.set(target.id);
  }
}

/** What the user most likely pastes it into. */
function targetOf(userAgent: string): Target['id'] {
  if (userAgent.includes('Windows')) return 'powershell';
  return userAgent.includes('Mac OS') ? 'darwin' : 'linux';
}
