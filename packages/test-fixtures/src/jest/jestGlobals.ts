/** The part of Jest's globals that is used here. */
export interface JestGlobals {
  readonly expect: {
    extend(matchers: { readonly [name: string]: JestMatcher }): void;
    getState(): { readonly currentTestName?: string; readonly assertionCalls: number };
  };
  readonly test: ((name: string, run: () => Promise<void>) => void) & {
    readonly skip: (name: string, run: () => Promise<void>) => void;
    readonly todo: (name: string) => void;
  };
  readonly afterEach: (run: () => Promise<void>) => void;
  readonly afterAll: (run: () => void) => void;
}

export interface JestResult {
  readonly pass: boolean;
  readonly message: () => string;
}
export type JestMatcher = (received: unknown, ...expected: never[]) => JestResult | Promise<JestResult>;

/** Looked up when it is needed: cards are collected without Jest. */
export const jestGlobals = (): JestGlobals => globalThis as unknown as JestGlobals;

/** Does something in a test file of Jest, and nothing for those who only read what scenarios say. */
export function whereJestRuns(act: (globals: JestGlobals) => void): void {
  if (typeof jestGlobals().expect?.extend === 'function') act(jestGlobals());
}
