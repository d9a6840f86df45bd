/**
 * ESLint rule for the import arrows of the repository: who may import whom.
 * One table; a zone is a folder, `to` lists the zones it may import besides itself.
 */
import path from 'node:path';

/** @type {readonly { zone: string, to: readonly string[] }[]} first match wins, so inner folders come first */
export const ZONES = [
  { zone: 'ui/src/testing', to: ['ui/src/app', 'packages/contract'] },
  { zone: 'ui/src/app/core', to: ['packages/contract', 'packages/vic-machine-api'] },
  { zone: 'ui/src/app/shared', to: ['ui/src/app/core', 'packages/contract'] },
  {
    zone: 'ui/src/app/features',
    to: ['ui/src/app/shared', 'ui/src/app/core', 'packages/contract', 'packages/vic-machine-api'],
  },
  { zone: 'ui', to: ['packages/contract', 'packages/vic-machine-api'] },
  { zone: 'packages/contract', to: [] },
  { zone: 'packages/vim25', to: [] },
  { zone: 'packages/extraconfig', to: [] },
  { zone: 'packages/vic-machine-api', to: [] },
  { zone: 'packages/vch-validation', to: ['packages/contract', 'packages/vic-machine-api'] },
  {
    zone: 'services',
    to: [
      'packages/contract',
      'packages/vic-machine-api',
      'packages/vch-validation',
      'packages/vim25',
      'packages/extraconfig',
    ],
  },
  { zone: 'manifest', to: [] },
  { zone: 'plugin-package', to: ['services/plugin-server', 'manifest', 'packages/vim25'] },
  { zone: 'lab', to: ['packages', 'services', 'manifest', 'plugin-package'] },
  { zone: 'e2e', to: ['lab', 'packages/contract', 'packages/vim25', 'tools'] },
  { zone: 'tools', to: [] },
];

/** Folder of each workspace package by its npm name. */
const PACKAGE_FOLDERS = {
  '@vic/contract': 'packages/contract',
  '@vic/vim25': 'packages/vim25',
  '@vic/extraconfig': 'packages/extraconfig',
  '@vic/vic-machine-api': 'packages/vic-machine-api',
  '@vic/vch-validation': 'packages/vch-validation',
  '@vic/plugin-server': 'services/plugin-server',
  '@vic/vic-machine-server': 'services/vic-machine-server',
  '@vic/manifest': 'manifest',
  '@vic/plugin-package': 'plugin-package',
  '@vic/lab': 'lab',
};

const inside = (file, folder) => file === folder || file.startsWith(`${folder}/`);

/**
 * Why `file` must not import `specifier`, or null if it may.
 * @param {string} file path from the root, with `/`
 * @param {string} specifier the import's text
 * @returns {string | null}
 */
export function arrowFault(file, specifier) {
  const target = targetOf(file, specifier);
  if (target === null) return null;
  const from = ZONES.find((entry) => inside(file, entry.zone));
  const to = ZONES.find((entry) => inside(target, entry.zone));
  if (!from || !to) return null;
  if (from.zone === 'ui/src/app/features' && to === from) return featureFault(file, target);
  if (from === to && topPackage(file) === topPackage(target)) return null;
  const isTestBuilder = to.zone === 'ui/src/testing' && file.endsWith('.spec.ts');
  if (isTestBuilder || from.to.some((zone) => inside(target, zone))) return null;
  if (to.zone !== 'ui' && from.zone === 'ui' && inside(target, 'ui')) return null;
  return `${from.zone} must not import ${to.zone}`;
}

function featureFault(file, target) {
  const feature = (name) => name.split('/')[4];
  return feature(file) === feature(target) ? null : 'a feature must not import another feature';
}

/** Two services, or two packages, are different zones although one row speaks for them. */
function topPackage(file) {
  const [first, second] = file.split('/');
  return first === 'packages' || first === 'services' ? `${first}/${second}` : first;
}

function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  const name = specifier.split('/').slice(0, 2).join('/');
  const folder = PACKAGE_FOLDERS[name];
  return folder === undefined ? null : folder + specifier.slice(name.length);
}

/** @type {import('eslint').Rule.RuleModule} */
export const arrows = {
  meta: { type: 'problem', schema: [], messages: { arrow: '{{fault}} ({{specifier}})' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const fault = arrowFault(file, node.source.value);
      if (fault) context.report({ node, messageId: 'arrow', data: { fault, specifier: node.source.value } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
