import { notionalOf } from '@bot/core';
import { booksOf, buy, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';

const reconciliation = {
  ...testConfig.reconciliation,
  unexplainedCash: 'adopt',
  unexplainedPosition: 'adopt',
} as const;

/** The venue says twice that we hold something else. */
function takenOver(engine: EngineUnderTest, netQuantity: string, cash = '10000'): void {
  const books = booksOf({ balances: [usd(cash)], positions: [holding('BTC-USD', netQuantity)] });
  for (const _ of ['first', 'again']) engine.when({ type: 'VenueBooksRead', books });
}

function filled(engine: EngineUnderTest, terms: ReturnType<typeof buy>, value: string): void {
  const progress = progressOf(ordered(engine, terms), 'Filled', '1', { filledValue: notionalOf(value) });
  engine.when({ type: 'OrderReported', progress });
}

describe('a position that is taken over from the venue', () => {
  it.each(['0', '0.0001'])('as %s leaves no stop to the next one', (left) => {
    const engine = givenHoldings([holding('BTC-USD', '1')], { reconciliation });
    engine.sampled(1_000, '200');
    takenOver(engine, left);
    expect([...engine.state.ledger.stops]).toEqual([]);
    engine.sampled(1_000, '150');
    filled(engine, buy('1'), '150');
    expect(engine.sampled(1_000, '151').types).toEqual(['StopTrailed']);
  });

  it('keeps its stop while it is the same one', () => {
    const engine = givenHoldings([holding('BTC-USD', '2')], { reconciliation });
    engine.sampled(1_000, '200');
    takenOver(engine, '1');
    expect(engine.sampled(1_000, '190').commands).toHaveLength(1);
  });

  it('begins a trip of its own: what was lost before is not lost again', () => {
    const engine = givenTrading({ config: { reconciliation } });
    filled(engine, buy('1'), '100');
    filled(engine, sell('1'), '90');
    expect(engine.state.ledger.lossStreak).toBe(1);
    takenOver(engine, '1', '9990');
    filled(engine, sell('1'), '101');
    expect(engine.state.ledger.lossStreak).toBe(0);
  });
});
