import { IcuTranslateCompiler } from './icu-translate-compiler.ts';
import { languageFor } from './languages.ts';

describe('IcuTranslateCompiler', () => {
  function text(message: string, params: Record<string, unknown>): string {
    const compiled = new IcuTranslateCompiler().compile(message, 'en');
    return typeof compiled === 'function' ? compiled(params) : JSON.stringify(compiled);
  }

  it('knows plurals', () => {
    const message = '{count, plural, one {# VCH} other {# VCHs}}';

    expect(text(message, { count: 1 })).toBe('1 VCH');
    expect(text(message, { count: 1200 })).toBe('1,200 VCHs');
  });

  it('shows hostile parameters as text', () => {
    expect(text('Copy: {what}', { what: '<script>{x}</script>' })).toBe('Copy: <script>{x}</script>');
  });

  it('leaves plain texts as they are', () => {
    expect(text('Loading…', {})).toBe('"Loading…"');
  });
});

describe('languageFor', () => {
  const languages = ['en', 'de', 'zh-CN'];

  it('takes the whole tag, else the language, else English', () => {
    expect(['zh-CN', 'de-AT', 'it-IT', ''].map((locale) => languageFor(locale, languages))).toEqual([
      'zh-CN',
      'de',
      'en',
      'en',
    ]);
  });
});
