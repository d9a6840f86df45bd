/** Finds the methods: every file below `methods/` brings one. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isKindOf } from './model/managed-types.ts';
import type { Method } from './method.ts';

export type MethodRegistry = ReadonlyMap<string, readonly Method[]>;

const FOLDER = path.join(import.meta.dirname, 'methods');

/** Loads all methods, by name; the same name may be there for several types. */
export async function loadMethods(): Promise<MethodRegistry> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  const registry = new Map<string, Method[]>();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(path.join(FOLDER, file)).href)));
  for (const module of modules) {
    const method = methodOf(module);
    if (method !== null) registry.set(method.name, [...(registry.get(method.name) ?? []), method]);
  }
  return registry;
}

/** The method of that name for a type. */
export function methodFor(methods: readonly Method[], type: string): Method | undefined {
  return methods.find((method) => isKindOf(type, method.on));
}

function methodOf(module: unknown): Method | null {
  if (typeof module !== 'object' || module === null || !('method' in module)) return null;
  return isMethod(module.method) ? module.method : null;
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'object' && value !== null && 'name' in value && 'run' in value && 'parameters' in value;
}
