import type { SpecFaultCode } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';

/** A specification with one thing wrong, and the fault that tells it. */
export interface FaultCase {
  readonly spec: VchSpec;
  readonly code: SpecFaultCode;
  readonly path: string;
}
