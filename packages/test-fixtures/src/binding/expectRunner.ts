import type { ExpectMatcher } from './expectMatchers';
import type { TestRunner } from './testRunner';

/** The part that Jest and Vitest have in common, and that is used here. */
export interface ExpectApi {
  readonly expect: {
    extend(matchers: { readonly [name: string]: ExpectMatcher }): void;
    getState(): { readonly currentTestName?: string; readonly assertionCalls: number };
  };
  readonly test: ((name: string, run: () => Promise<void>) => void) & {
    readonly skip: (name: string, run: () => Promise<void>) => void;
    readonly todo: (name: string) => void;
  };
  readonly afterEach: (run: () => Promise<void>) => void;
  readonly afterAll: (run: () => void) => void;
}

/** @param api looked up when it is needed: the cards of scenarios are collected without a test runner */
export const expectRunner = (api: () => ExpectApi): Omit<TestRunner, 'command' | 'afterEach' | 'afterAll'> => ({
  test: (name, run) => api().test(name, run),
  skip: (name, run) => api().test.skip(name, run),
  todo: (name) => api().test.todo(name),
  assertionCount: () => api().expect.getState().assertionCalls,
  testName: () => String(api().expect.getState().currentTestName),
});
