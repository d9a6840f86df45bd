/**
 * Lints everything and checks the types of all that runs in Node, and of what has a browser's types. The linter needs the
 * types anyway: apart from each other the two would work out the same types twice. The ui is checked by its own builder.
 */
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { runCommand } from './command.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const CHECKED = ['tsconfig.json', 'lab/client/browser/tsconfig.json', 'e2e/tsconfig.json'];
const LINTED = [...CHECKED, 'ui/tsconfig.json'];

await runCommand([], async () => {
  const programs = new Map(LINTED.map((project) => [project, programOf(project)]));
  const hasLintFault = await lint([...programs.values()]);
  const faulty = CHECKED.filter((project) => hasTypeFault(programs.get(project)));
  const failed = faulty.length + (hasLintFault ? 1 : 0);
  console.log(`${CHECKED.length + 1 - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

/** @throws Error with all that is wrong with the configuration */
function programOf(project: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, project), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(textOf([diagnostic]));
    },
  });
  if (config === undefined) throw new Error(`${project} cannot be read.`);
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
  });
}

async function lint(programs: readonly ts.Program[]): Promise<boolean> {
  const parserOptions = { project: null, programs };
  const eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions } }],
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  const report = await formatter.format(results);
  if (report !== '') console.log(report);
  return results.some(({ errorCount }) => errorCount > 0);
}

function hasTypeFault(program: ts.Program | undefined): boolean {
  const diagnostics = program ? ts.getPreEmitDiagnostics(program) : [];
  if (diagnostics.length > 0) console.log(textOf(diagnostics));
  return program === undefined || diagnostics.length > 0;
}

function textOf(diagnostics: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => ROOT,
    getNewLine: () => '\n',
  });
}
