import type { ExpectApi } from '../binding/expectRunner';

/** Looked up when it is needed: cards are collected without Jest. */
export const jestGlobals = (): ExpectApi => globalThis as unknown as ExpectApi;

/** Does something in a test file of Jest, and nothing for those who only read what scenarios say. */
export function whereJestRuns(act: (globals: ExpectApi) => void): void {
  if (typeof jestGlobals().expect?.extend === 'function') act(jestGlobals());
}
