import { parseArgs } from 'node:util';

export const HELP = `Writes the documents that mirror code.

Usage: npm run docs             write what has changed
       npm run docs:check       write nothing; fail with the differences

Options:
  --check    write nothing; fail with the differences
  --help     print this
`;

export interface DocsOptions {
  readonly check: boolean;
  readonly help: boolean;
}

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): DocsOptions {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args: [...args], options: { check: flag, help: { ...flag, short: 'h' } } }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}
