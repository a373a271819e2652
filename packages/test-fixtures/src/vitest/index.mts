import { afterAll, afterEach, expect, test } from 'vitest';
import type { FixtureMatchers } from '../matchers/fixtureMatchers.js';
import { bindVitest } from './bindVitest.js';

/* eslint-disable @typescript-eslint/no-empty-object-type -- how types are added to another package's */
declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends FixtureMatchers<R> {}
}
/* eslint-enable @typescript-eslint/no-empty-object-type */

// For tests of Vitest: importing this entry adds the matchers to `expect`
export const { createWorld, scenarios, processScenario, runsTheSameTwice, registerMatchers, worldFixtures } =
  bindVitest({
    ...{ afterAll, afterEach, expect, test },
  });
export type { FixtureMatchers } from '../matchers/fixtureMatchers.js';
export type { WorldFixtures } from './worldFixtures.js';
