/** The description of the API for a program that sends requests by it: about one target, on which there is something. */
import { apiDescription } from '@vic/vic-machine-api/description';

export interface DescribedTarget {
  /** `host:port` */
  readonly target: string;
  readonly thumbprint: string;
  readonly vchIds: readonly string[];
  /** of a VCH that can be made there */
  readonly specification: object;
}

type Json = Readonly<Record<string, unknown>>;

const TARGET = '#/components/parameters/target';

/** The operations of the service and of one whole target; those of a datacenter take and answer the same. */
export function descriptionFor(described: DescribedTarget): Json {
  const { target, thumbprint, vchIds, specification } = described;
  const { parameters, schemas } = apiDescription.components;
  const oneOf = (parameter: Json, values: readonly string[]): Json => ({
    ...parameter,
    required: true,
    schema: { type: 'string', enum: values },
    examples: { there: { value: values[0] } },
  });
  // Programs encode parameters of the path, and this API does not decode them: the target is written out.
  const paths = Object.entries(apiDescription.paths)
    .filter(([path]) => !path.includes('{datacenter}'))
    .map(([path, item]): [string, unknown] => [path.replace('{target}', target), withoutTarget(item)]);
  return {
    ...apiDescription,
    // A ticket is good for one request.
    security: [{ basic: [] }],
    paths: Object.fromEntries(paths),
    components: {
      ...apiDescription.components,
      parameters: {
        ...parameters,
        thumbprint: oneOf(parameters.thumbprint, [thumbprint]),
        vchId: oneOf(parameters.vchId, vchIds),
      },
      schemas: {
        ...schemas,
        // Only requests are held to the pattern, as the description says in words.
        Version: { type: 'string' },
        VCH: { ...schemas.VCH, examples: [specification] },
      },
    },
  };
}

function withoutTarget(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !isTarget(entry)).map(withoutTarget);
  if (!isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutTarget(inner)]));
}

const isTarget = (entry: unknown): boolean => isJson(entry) && entry['$ref'] === TARGET;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
