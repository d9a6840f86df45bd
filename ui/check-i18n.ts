/**
 * Checks the message catalogues: every language has the same keys with the same arguments, every message is valid ICU,
 * every key used in the sources exists and is loaded there, every key that exists is used, and no template holds
 * untranslated text.
 * Run with `node ui/check-i18n.ts`; exit code 1 with one line per fault.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  Interpolation,
  ASTWithSource,
  parseTemplate,
  TmplAstRecursiveVisitor,
  tmplAstVisitAll,
  type TmplAstBoundText,
  type TmplAstElement,
  type TmplAstText,
} from '@angular/compiler';
import { IntlMessageFormat } from 'intl-messageformat';

const UI = import.meta.dirname;
const CATALOGUES = path.join(UI, 'public/i18n');
const REFERENCE = 'en.json';

/** A catalogue that is loaded with one feature, and the group of keys that it holds. */
const LATE = { folder: 'create-vch', group: 'createVch', users: 'src/app/features/create-vch/' } as const;

/** Names texts of the late catalogue by `text('<key without group>')`. */
const CONTRACT = '../packages/contract/src/vch-spec';

/** Sentences for when no catalogue can be loaded. */
const WITHOUT_CATALOGUE = 'src/app/startup-failure.ts';

/** An address or path as an example: the same in every language. */
const EXAMPLE = /^\S*[./:]\S*$/;

/** Attributes that are read by people. */
const READ_ATTRIBUTES: readonly string[] = ['title', 'aria-label', 'placeholder', 'alt'];

type Messages = ReadonlyMap<string, string>;

interface Source {
  readonly file: string;
  readonly text: string;
}

function readCatalogue(file: string): Messages {
  const tree: unknown = JSON.parse(readFileSync(path.join(CATALOGUES, file), 'utf8'));
  return new Map(flatten(tree, ''));
}

function flatten(node: unknown, prefix: string): [string, string][] {
  if (typeof node === 'string') return [[prefix, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${prefix} is neither a message nor a group`);
  return Object.entries(node).flatMap(([name, child]) => flatten(child, prefix === '' ? name : `${prefix}.${name}`));
}

/** Names of the arguments that a message takes; throws where it is not valid ICU. */
function argumentsOf(message: string, language: string): string {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('type' in node && node.type !== 0 && 'value' in node && typeof node.value === 'string') names.add(node.value);
    if ('options' in node && typeof node.options === 'object' && node.options)
      Object.values(node.options).forEach(walk);
    if ('value' in node && typeof node.value === 'object') walk(node.value);
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return [...names].sort().join(', ');
}

function sources(pattern: string): Source[] {
  return globSync(pattern, { cwd: UI })
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(UI, file), 'utf8') }));
}

/** What the contract names of the late catalogue, as if it were written out. */
function contractSources(): Source[] {
  return sources(`${CONTRACT}/**/!(text).ts`).map(({ file, text }) => ({
    file,
    text: text.replaceAll(/\btext\((['"`])/g, `text($1${LATE.group}.`),
  }));
}

/**
 * Every quoted text that may be a key, or the beginning of one: `'fault.' + code`, or `fault.${code}.title`. The value of
 * a bound attribute (`[id]="vch.id"`) is an expression and no text.
 */
function quotedKeys(text: string, groups: ReadonlySet<string>): string[] {
  const quoted = [...text.matchAll(/(?<![\])]=)(['"`])([a-zA-Z][\w-]*(?:\.(?:[\w-]|\$\{[^}]*\})*)+)\1/g)].map(
    ([, , key = '']) => key,
  );
  return quoted.filter((key) => groups.has(key.slice(0, key.indexOf('.'))));
}

function matcher(key: string): RegExp {
  const pattern = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${pattern.join('.+')}${key.endsWith('.') ? '.+' : ''}$`);
}

function templatesOf({ file, text }: Source): string[] {
  if (file.endsWith('.html')) return [text];
  return [...text.matchAll(/\btemplate: `([^`]*)`/g)].map(([, template = '']) => template);
}

/** Collects what a template shows without a key. */
class LiteralTexts extends TmplAstRecursiveVisitor {
  readonly found: string[] = [];

  override visitText(text: TmplAstText): void {
    this.#add(text.value);
  }

  override visitBoundText(text: TmplAstBoundText): void {
    const ast: unknown = text.value instanceof ASTWithSource ? text.value.ast : text.value;
    if (ast instanceof Interpolation)
      ast.strings.forEach((part: string) => {
        this.#add(part);
      });
  }

  override visitElement(element: TmplAstElement): void {
    for (const { name, value } of element.attributes) if (READ_ATTRIBUTES.includes(name)) this.#add(value);
    super.visitElement(element);
  }

  #add(text: string): void {
    const read = text.trim();
    if (/\p{L}/u.test(read) && !EXAMPLE.test(read)) this.found.push(read);
  }
}

function literalTexts(source: Source): string[] {
  return templatesOf(source).flatMap((template) => {
    const { nodes, errors } = parseTemplate(template, source.file);
    if (errors?.length) return errors.map(({ msg }) => `not a template: ${msg}`);
    const visitor = new LiteralTexts();
    tmplAstVisitAll(visitor, nodes);
    return visitor.found;
  });
}

function catalogueFaults(file: string, reference: Messages): string[] {
  const language = path.basename(file, '.json');
  const messages = readCatalogue(file);
  const missing = [...reference.keys()].filter((key) => !messages.has(key)).map((key) => `${file}: ${key} is missing`);
  const surplus = [...messages.keys()]
    .filter((key) => !reference.has(key))
    .map((key) => `${file}: ${key} is in no other language`);
  const broken = [...messages].flatMap(([key, message]) => {
    try {
      const wanted = argumentsOf(reference.get(key) ?? message, 'en');
      const found = argumentsOf(message, language);
      return wanted === found ? [] : [`${file}: ${key} takes (${found}) instead of (${wanted})`];
    } catch (error) {
      return [`${file}: ${key} is no valid ICU message: ${error instanceof Error ? error.message : ''}`];
    }
  });
  return [...missing, ...surplus, ...broken];
}

/** Keys of the late catalogue in places where it may not be loaded. */
function lateFaults(all: readonly Source[]): string[] {
  return all
    .filter(({ file }) => !file.startsWith(LATE.users))
    .flatMap(({ file, text }) =>
      quotedKeys(text, new Set([LATE.group])).map((key) => `${file}: ${key} is loaded with ${LATE.folder} only`),
    );
}

function usageFaults(all: readonly Source[], reference: Messages): string[] {
  const groups = new Set([...reference.keys()].map((key) => key.slice(0, key.indexOf('.'))));
  const unused = new Set(reference.keys());
  const unknown = all.flatMap(({ file, text }) =>
    quotedKeys(text, groups).flatMap((key) => {
      const uses = [...reference.keys()].filter((known) => matcher(key).test(known));
      uses.forEach((known) => unused.delete(known));
      return uses.length > 0 ? [] : [`${file}: ${key} is in no catalogue`];
    }),
  );
  return [...unknown, ...[...unused].map((key) => `${key} is used nowhere`)];
}

function languagesIn(folder: string): string[] {
  return globSync('*.json', { cwd: path.join(CATALOGUES, folder) }).map((file) => path.join(folder, file));
}

const main = readCatalogue(REFERENCE);
const late = readCatalogue(path.join(LATE.folder, REFERENCE));
const languages = languagesIn('');
const lateLanguages = languagesIn(LATE.folder);
const all = sources('src/app/**/*.{ts,html}');
const faults = [
  ...languages.flatMap((file) => catalogueFaults(file, main)),
  ...lateLanguages.flatMap((file) => catalogueFaults(file, late)),
  ...languages
    .filter((file) => !lateLanguages.includes(path.join(LATE.folder, file)))
    .map((file) => `${path.join(LATE.folder, file)} is missing`),
  ...[...main.keys()].filter((key) => late.has(key)).map((key) => `${REFERENCE}: ${key} is in ${LATE.folder}, too`),
  ...[...late.keys()]
    .filter((key) => !key.startsWith(`${LATE.group}.`))
    .map((key) => `${LATE.folder}/${REFERENCE}: ${key} does not begin with ${LATE.group}`),
  ...lateFaults(all),
  ...usageFaults([...all, ...contractSources()], new Map([...main, ...late])),
  ...all
    .filter(({ file }) => file !== WITHOUT_CATALOGUE)
    .flatMap((source) => literalTexts(source).map((text) => `${source.file}: "${text}" is not translated`)),
];

faults.forEach((fault) => {
  console.error(fault);
});
console.log(`i18n: ${languages.length} language(s), ${main.size + late.size} messages, ${faults.length} fault(s)`);
process.exitCode = faults.length === 0 ? 0 : 1;
