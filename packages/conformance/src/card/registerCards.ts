import type { ConformanceCard } from './conformanceCard';

/** `test` of jest, vitest or node:test. */
export interface TestFunction {
  (name: string, run: () => Promise<void>): unknown;
  readonly skip: (name: string, run: () => Promise<void>) => unknown;
}

/** One test for each card: `registerCards(brokerConformance({ … }), test)`. A card that cannot be checked is skipped with its reason. */
export function registerCards(cards: readonly ConformanceCard[], test: TestFunction): void {
  for (const card of cards) {
    const part = card.partOf === undefined ? '' : ` [${card.partOf}]`;
    const name = `${card.id} ${card.title}${part}`;
    if (card.skipReason === null) test(name, () => card.run());
    else test.skip(`${name} (skipped: ${card.skipReason})`, () => card.run());
  }
}
