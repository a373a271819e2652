import { quantityOf, ratioOf } from '@bot/core';
import type { VenueBooks } from '../input';
import { booksOf, fillOf, limits, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { ordered, type EngineUnderTest, type Then } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';

const HOUR = 3_600_000;

/** Of 10 coins 1 is offered at 150; an hour later 2 are sold, and are told of in full. */
function givenEndedOrder() {
  const strategy = { ...testConfig.strategy, trailingStop: ratioOf('0.9') };
  const config = { strategy, limits: { ...limits, maxMarkAgeMs: 1_000 * HOUR } };
  const engine = givenHoldings([holding('BTC-USD', '10')], config);
  const resting = exit(engine, '1', '150');
  const accepted = progressOf(resting, 'Accepted');
  engine.when({ type: 'OrderReported', progress: accepted });
  const openOrders = [{ terms: { ...sell('1', '150'), reduceOnly: true }, progress: accepted }];
  for (let minute = 0; minute < 60; minute += 2) engine.sampled(120_000, '100');
  const read = (cash: string, held: string, fills: VenueBooks['fills'] = []): Then => {
    const theirs = { balances: [usd(cash)], positions: [holding('BTC-USD', held)] };
    return engine.when({ type: 'VenueBooksRead', books: booksOf({ ...theirs, openOrders, fills }) });
  };
  const sold = (): { id: string; fill: VenueBooks['fills'][number] } => {
    const id = exit(engine, '2');
    const fill = { ...fillOf(id), side: 'Sell', quantity: quantityOf('2'), at: engine.now } as const;
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '2') });
    engine.when({ type: 'FillReported', fill });
    return { id, fill };
  };
  return { engine, read, sold };
}

const exit = (engine: EngineUnderTest, quantity: string, price?: string): string =>
  ordered(engine, { ...sell(quantity, price), reduceOnly: true });

describe('a fill of an order that ended so long ago that it is forgotten', () => {
  it('is no trade of others, however far back the venue is asked', () => {
    const { engine, read, sold } = givenEndedOrder();
    for (const _ of ['first', 'again']) read('10007', '10');
    engine.woke(60_000);
    const { id, fill } = sold();
    // The difference stands for longer than a day, and nobody looks at it: no comparison says what is in the books.
    for (let hour = 0; hour < 25; hour += 1) {
      for (let minute = 0; minute < 60; minute += 10) engine.sampled(600_000, '100');
      expect(read('10207', '8', [fill]).types).not.toContain('BooksCompared');
    }
    exit(engine, '1');
    expect(engine.state.ledger.orders.has(id)).toBe(false);
    expect(read('10207', '8', [fill]).types).not.toContain('ExternalFillBooked');
    expect(engine.state.ledger.positions.get('BTC-USD')?.netQuantity).toEqual(quantityOf('8'));
  });

  it('counts when it was made by a log that this one does not know', () => {
    const { engine, read, sold } = givenEndedOrder();
    const { id, fill } = sold();
    engine.woke(60_000);
    const other = { ...fill, tradeId: 't-2', clientOrderId: id.replace('test', 'old1') };
    expect(read('10400', '6', [fill, other]).types).toContain('ExternalFillBooked');
  });
});
