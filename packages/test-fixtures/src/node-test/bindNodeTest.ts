import type { TestContext } from 'node:test';
import { bindTo } from '../binding/bindTo';
import { assertionCount } from './counted';

/** The part of `node:test` that is used here. */
export interface NodeTestApi {
  readonly test: ((name: string, run: () => Promise<void>) => unknown) & {
    readonly skip: (name: string) => unknown;
    readonly todo: (name: string) => unknown;
  };
  readonly beforeEach: (run: (context: Pick<TestContext, 'fullName'>) => void) => void;
  readonly afterEach: (run: () => Promise<void>) => void;
  readonly after: (run: () => void) => void;
}

/** Worlds and scenarios for `node:test`. */
export function bindNodeTest({ test, beforeEach, afterEach, after }: NodeTestApi) {
  let testName = '';
  beforeEach(({ fullName }) => void (testName = fullName));
  return bindTo({
    test: (name, run) => void test(name, run),
    skip: (name) => void test.skip(name),
    todo: (name) => void test.todo(name),
    assertionCount,
    command: 'node --test --test-name-pattern',
    testName: () => testName,
    afterEach,
    afterAll: after,
  });
}
