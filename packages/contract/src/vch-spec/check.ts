import { Check, Errors } from 'typebox/schema';
import { checkCompute } from './compute/rules.ts';
import { fault, type RuleFault, type SpecFault } from './fault.ts';
import { fieldAt } from './fields.ts';
import { checkGeneral } from './general/rules.ts';
import { checkNetworks } from './networks/rules.ts';
import { checkOperationsUser } from './operations-user/rules.ts';
import { rowIn } from './pointer.ts';
import { checkRegistry } from './registry/rules.ts';
import { checkSecurity } from './security/rules.ts';
import { checkStorage } from './storage/rules.ts';
import { SLICE_NAMES, VchSpec, type SliceName } from './vch-spec.ts';

const RULES: Readonly<Record<SliceName, (spec: VchSpec) => readonly RuleFault[]>> = {
  general: checkGeneral,
  compute: checkCompute,
  storage: checkStorage,
  networks: checkNetworks,
  security: checkSecurity,
  registry: checkRegistry,
  operationsUser: checkOperationsUser,
};

/** What is wrong with one slice, as far as it can be told without asking vCenter. Rules may look at the other slices. */
export function checkSlice(name: SliceName, spec: VchSpec): SpecFault[] {
  const shape = checkShape(name, spec);
  const isReadable = shape.every(({ code }) => code !== 'malformed');
  const faults = isReadable ? [...shape, ...withoutRepeated(RULES[name](spec), shape)] : shape;
  return faults.map((found) => ({ slice: name, ...found }));
}

/** What is wrong with a specification, in the order in which it is asked for. */
export function checkSpec(spec: VchSpec): SpecFault[] {
  return SLICE_NAMES.flatMap((name) => checkSlice(name, spec));
}

/** A number that is out of bounds already needs no second fault. */
function withoutRepeated(rules: readonly RuleFault[], shape: readonly RuleFault[]): readonly RuleFault[] {
  return rules.filter(({ path }) => !shape.some((other) => other.path === path || other.path.startsWith(`${path}/`)));
}

/**
 * Numbers within their bounds. Of the branches of a choice only bounds are told: they say what was meant. What does not
 * count, as the rest of the specification is, has no faults: nobody could reach them.
 */
function checkShape(name: SliceName, spec: VchSpec): readonly RuleFault[] {
  const schema = VchSpec.properties[name];
  if (Check(schema, spec[name])) return [];
  const [, found] = Errors(schema, spec[name]);
  const errors = found.filter(({ instancePath }) => counts(`/${name}${instancePath}`, spec));
  const faults = errors.flatMap(({ keyword, instancePath, params }) => {
    const path = `/${name}${instancePath}`;
    if (keyword === 'minimum') return [fault(path, 'number-too-small', { limit: Number(params.limit) })];
    if (keyword === 'maximum') return [fault(path, 'number-too-large', { limit: Number(params.limit) })];
    if (keyword === 'type' && params.type === 'integer') return [fault(path, 'number-missing')];
    return [];
  });
  const [first] = errors;
  if (first === undefined || faults.length > 0) return faults;
  return [fault(`/${name}${first.instancePath}`, 'malformed')];
}

function counts(path: string, spec: VchSpec): boolean {
  return fieldAt(path)?.isUsed(spec, rowIn(path)) ?? true;
}
