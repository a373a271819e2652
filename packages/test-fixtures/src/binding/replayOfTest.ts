import type { WorldOptions } from '../world/world';
import { replayCommand, rootSeed } from '../world/worldSeed';

/**
 * The command that repeats the test of that full name, in whose world a check failed.
 * @param command that of the test runner: `npx jest -t`
 */
export const replayOfTest = (command: string, fullName: string, { seed }: WorldOptions): string =>
  replayCommand(rootSeed(seed), patternOf(fullName), command);

/** As a regular expression. Between blocks and tests, runners show ` > ` and look for a blank. */
const patternOf = (fullName: string): string =>
  fullName.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll(' > ', '.+');
