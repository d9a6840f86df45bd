import type { Fault } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { ApiError } from '../api-error.ts';
import { findIsos } from '../create/upload-isos.ts';
import type { OperationContext } from '../operation-context.ts';
import { checkOnTarget } from './check-on-target.ts';

type ReportedFault = Schemas['Validation_Report']['faults'][number];

/**
 * Says everything that would keep a VCH from being made on this target, changing nothing.
 * @param how without `triesLogin` nobody is logged in as the operations user, whose password may be missing
 */
export async function validateVch(
  context: OperationContext,
  specification: Schemas['VCH'],
  how: { readonly triesLogin: boolean },
): Promise<Schemas['Validation_Report']> {
  context.progress('Checking the specification', 10);
  const [{ stage1, stage2, stage3 }, images] = await Promise.all([
    checkOnTarget(context, specification, how),
    checkImages(context),
  ]);
  const faults = [
    ...stage1.map((fault) => reported(1, fault)),
    ...[...stage2, ...stage3].map((fault) => reported(2, fault)),
    ...images,
  ];
  return { valid: !faults.some(({ severity }) => severity === 'error'), faults };
}

/** The images that a VCH boots from: without them it is refused before anything is made. */
async function checkImages({ settings, log }: OperationContext): Promise<readonly ReportedFault[]> {
  try {
    await findIsos(settings);
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log.warning(error.message);
    return [
      {
        stage: 2,
        severity: 'error',
        code: 'image-unreadable',
        path: '',
        message: 'An image that VCHs boot from cannot be read by the vic-machine-server.',
        remedy: 'Put appliance.iso and bootstrap.iso where its configuration says; its log names the file.',
      },
    ];
  }
}

function reported(stage: 1 | 2, { code, path, message, remedy, severity }: Fault): ReportedFault {
  return { stage, severity, code, path, message, ...(remedy !== undefined && { remedy }) };
}
