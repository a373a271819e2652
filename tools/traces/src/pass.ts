import { createRandom, formatTimeline, shuffle } from '@bot/simulation';
import { inMemoryLayer, runnableScenarios, type RunnableScenario } from '@bot/test-fixtures';
import { registerMatchers } from '@bot/test-fixtures/jest';
import { expect } from 'expect';

/** What the package of a suite exports. */
export interface SuitePackage {
  readonly define: Parameters<typeof runnableScenarios>[0];
}

/** What became of one scenario in one pass. */
export interface Outcome {
  /** `trading-lifecycle TL-01 BUY signal → order → fill → position`. */
  readonly name: string;
  /** Of everything that happened; null when the scenario failed. */
  readonly hash: string | null;
  /** What the failed scenario reports, or the whole timeline of one that passed. */
  readonly text: string;
}

/**
 * Carries out every scenario of the suites once, in an order that the seed decides, in this process and one after the other: what one
 * leaves behind changes those after it.
 * @param suites by name
 */
export async function* pass(
  suites: Readonly<Record<string, SuitePackage>>,
  orderSeed: string,
): AsyncGenerator<Outcome, void> {
  const restore = withExpect();
  try {
    const all = Object.entries(suites).flatMap(([suite, { define }]) =>
      runnableScenarios(define, inMemoryLayer()).map((scenario) => ({ suite, scenario })),
    );
    for (const { suite, scenario } of shuffle(createRandom(orderSeed), all)) yield await outcomeOf(suite, scenario);
  } finally {
    restore();
  }
}

async function outcomeOf(suite: string, { card, run }: RunnableScenario): Promise<Outcome> {
  const name = `${suite} ${card.id} ${card.title}`;
  try {
    const { trace, traceHash: hash } = await run(() => expect.getState().assertionCalls);
    return { name, hash, text: formatTimeline(trace.entries, { lines: trace.entries.length }) };
  } catch (error) {
    return { name, hash: null, text: String((error as Error).message) };
  }
}

/** Scenarios use the global `expect` of their test runner; there is none here, so it is lent for the time of the pass. */
function withExpect(): () => void {
  const globals = globalThis as unknown as { expect: unknown };
  const { expect: before } = globals;
  globals.expect = expect;
  registerMatchers();
  return () => {
    globals.expect = before;
  };
}
