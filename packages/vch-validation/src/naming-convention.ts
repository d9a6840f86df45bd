import { refusal, type Fault } from './fault.ts';

/** 80 characters of a VM's name without the 12 of a short container id */
const MAX_LENGTH = 68;
const TOKENS = ['{id}', '{name}'] as const;

/** Stage 2: names of containerVMs have room for what the token stands for. */
export function checkNamingConvention(convention: string | undefined): readonly Fault[] {
  if (convention === undefined || convention === '') return [];
  const path = '/container/name_convention';
  const token = TOKENS.find((one) => convention.includes(one));
  if (token === undefined) {
    return [refusal('naming-convention', path, 'Container name convention must hold {id} or {name}')];
  }
  if (convention.replace(token, '').length <= MAX_LENGTH) return [];
  const message = `Container name convention exceeds the maximum length of ${MAX_LENGTH} characters beside ${token}`;
  return [refusal('naming-convention', path, message)];
}
