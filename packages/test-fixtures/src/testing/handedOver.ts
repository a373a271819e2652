/** A test runner that runs nothing: it keeps what is handed over to it. */
export interface HandedOver {
  readonly names: readonly string[];
  /** Runs the last test, then what was to be run after each. */
  runLast(): Promise<void>;
  /** Runs what was to be run at the end. */
  end(): void;
}

type Run = () => void | Promise<void>;

/** What Jest, Vitest and node:test call alike. Their hooks have different names. */
export function createHandedOver() {
  const names: string[] = [];
  const tests: Run[] = [];
  const afterEachTest: Run[] = [];
  const atTheEnd: Run[] = [];
  const test = Object.assign((name: string, run: Run) => void (names.push(name), tests.push(run)), {
    skip: (name: string) => void names.push(`skip: ${name}`),
    todo: (name: string) => void names.push(`todo: ${name}`),
  });
  const handedOver: HandedOver = {
    names,
    async runLast() {
      await tests.at(-1)?.();
      for (const run of afterEachTest) await run();
    },
    end: () => atTheEnd.forEach((run) => void run()),
  };
  return {
    handedOver,
    test,
    afterEach: (run: Run) => void afterEachTest.push(run),
    afterAll: (run: Run) => void atTheEnd.push(run),
  };
}
