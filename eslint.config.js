import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { arrows } from './tools/arrows.js';

const TYPED = ['**/*.ts'];
/** One program for all that runs in Node: a package is not checked again by each that imports it. */
const PROJECTS = ['tsconfig.json', 'e2e/tsconfig.json', 'lab/client/browser/tsconfig.json', 'ui/tsconfig.json'];

const NOT_WANTED = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', '.angular/**', 'coverage/**', 'test-results/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  {
    files: TYPED,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: import.meta.dirname } },
    plugins: { vic: { rules: { arrows } } },
    rules: {
      'vic/arrows': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...NOT_WANTED],
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['ui/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'vic', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'vic', style: 'camelCase' }],
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  {
    files: ['ui/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: { '@angular-eslint/template/label-has-associated-control': 'off' },
  },
  // Test doubles and fixtures may assert types; Playwright and ESLint want default exports in their config files.
  { files: ['ui/src/testing/**', '**/testing/**'], rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
  {
    // what the browser loads: these bring all of the library with them
    files: ['packages/contract/src/**/*.ts', 'ui/src/app/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'typebox/value', message: 'Use typebox/schema.' }] }],
      'no-restricted-syntax': [
        'error',
        ...NOT_WANTED,
        {
          selector: "ImportDeclaration[source.value='typebox'] ImportSpecifier[imported.name='Type']",
          message: "Use import * as Type from 'typebox'.",
        },
      ],
    },
  },
  {
    files: ['**/*.{spec,proof}.ts'],
    ignores: ['ui/src/app/**/*.spec.ts', 'e2e/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NOT_WANTED,
        {
          selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)Each$/]',
          message: 'Call it in a describe: files share a process, and their own hooks run for the tests of all files.',
        },
      ],
    },
  },
  { files: ['**/*.config.ts', 'e2e/reporter.ts'], rules: { 'no-restricted-syntax': 'off' } },
  prettier,
);
