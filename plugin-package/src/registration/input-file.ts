import { readFileSync } from 'node:fs';
import { messageOf, usageFailure } from '../cli/failure.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Content of a file that an option names.
 * @param option as the user knows it, such as `-scf`
 * @throws CommandFailure in a sentence that names option and file
 */
export function readInputFile(option: string, file: string): Buffer {
  const content = tryRead(option, file);
  if (content.length > MAX_BYTES) throw usageFailure(`${option}: ${file} is larger than 1 MB.`);
  return content;
}

/** Parsed content of a JSON file that an option names. */
export function readJsonFile(option: string, file: string): unknown {
  try {
    return JSON.parse(readInputFile(option, file).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw usageFailure(`${option}: ${file} is not valid JSON (${error.message}).`);
    throw error;
  }
}

function tryRead(option: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isMissing ? 'does not exist' : `cannot be read (${messageOf(error)})`;
    throw usageFailure(`${option}: the file ${file} ${reason}.`);
  }
}
