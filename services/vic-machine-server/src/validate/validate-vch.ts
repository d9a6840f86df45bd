import type { Fault } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import type { OperationContext } from '../operation-context.ts';
import { checkOnTarget } from './check-on-target.ts';

type ReportedFault = Schemas['Validation_Report']['faults'][number];

/** Says everything that is wrong with a specification on this target, changing nothing. */
export async function validateVch(
  context: OperationContext,
  specification: Schemas['VCH'],
): Promise<Schemas['Validation_Report']> {
  context.progress('Checking the specification', 10);
  const { stage1, stage2, stage3 } = await checkOnTarget(context, specification);
  const faults = [
    ...stage1.map((fault) => reported(1, fault)),
    ...[...stage2, ...stage3].map((fault) => reported(2, fault)),
  ];
  return { valid: ![...stage1, ...stage2, ...stage3].some(({ severity }) => severity === 'error'), faults };
}

function reported(stage: 1 | 2, { code, path, message, remedy, severity }: Fault): ReportedFault {
  return { stage, severity, code, path, message, ...(remedy !== undefined && { remedy }) };
}
