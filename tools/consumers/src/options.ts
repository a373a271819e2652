import { parseArgs } from 'node:util';
import { consumers, type Consumer } from './consumers';

/** What the command line says. */
export interface ConsumerOptions {
  readonly chosen: readonly Consumer[];
  readonly keeps: boolean;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
}

const known = {
  only: { type: 'string' },
  keep: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): ConsumerOptions {
  const { only, keep, json, help } = parse(args);
  return { chosen: only === undefined ? consumers : [named(only)], keeps: keep, asJson: json, wantsHelp: help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (cause) {
    throw new Error(`${String((cause as Error).message)}. See --help.`, { cause });
  }
}

function named(name: string): Consumer {
  const found = consumers.find((consumer) => consumer.name === name);
  if (found !== undefined) return found;
  throw new Error(`There is no consumer "${name}"; there are: ${consumers.map((each) => each.name).join(', ')}.`);
}

export const helpText =
  (): string => `Packs every package that is published, installs the tarballs outside of the repository as another team would, and runs that
team's tests: the first example of the README of @bot/test-fixtures, and a bot of their own that only starts and stops.

Usage: npm run consumers -- [options]

Options:
  --only NAME    one consumer
  --keep         leave the folder, and say where it is
  --json         print one object: ok, and for each consumer {name, ok, passed, failed, skipped, output}
  --help         print this

Consumers:
${consumers.map(({ name, about }) => `  ${name.padEnd(11)}${about}`).join('\n')}

Third-party packages come from the registry, in the versions of this repository; no install script is run.

Examples:
  npm run consumers
  npm run consumers -- --only vitest --keep
`;
