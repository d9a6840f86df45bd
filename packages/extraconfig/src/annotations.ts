/** What the Docker side notes about a container in the annotations: base64 of JSON each. */

const LABELS = 'docker.labels';
const AUTO_REMOVE = 'docker.autoremove';

function readJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

const writeJson = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

/**
 * Labels of a container, in order of recording.
 * @returns null when they are recorded but cannot be read; values that are no text are left out
 */
export function dockerLabels(annotations: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  const recorded = annotations.get(LABELS);
  if (recorded === undefined || recorded === '') return new Map();
  const parsed = readJson(recorded);
  if (parsed === null) return new Map();
  if (typeof parsed !== 'object' || Array.isArray(parsed)) return null;
  const labels = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'string') labels.set(name, value);
  }
  return labels;
}

/** True when the container is removed as soon as it stops. */
export function isAutoRemoved(annotations: ReadonlyMap<string, string>): boolean {
  return readJson(annotations.get(AUTO_REMOVE) ?? '') === true;
}

/** Annotations of a container with these labels. */
export function dockerAnnotations(labels: Readonly<Record<string, string>>, autoRemove = false): Map<string, string> {
  return new Map([
    [LABELS, writeJson(labels)],
    [AUTO_REMOVE, writeJson(autoRemove)],
  ]);
}
