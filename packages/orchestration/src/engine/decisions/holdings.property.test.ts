import fc from 'fast-check';
import {
  add,
  assert,
  exceeds,
  isTerminal,
  leavesQuantity,
  notionalFor,
  priceOf,
  quantityOf,
  smallerOf,
  sum,
  toText,
  zeroQuantity,
  type Order,
  type Quantity,
} from '@bot/core';
import { booksOf, btc, buy, limits, opinionated, progressOf, sell } from '../testing/fixtures';
import { givenTrading, wish, type EngineUnderTest } from '../testing/given';

/** The account holds 50 that the bot has not bought. */
const holding = { instrumentId: btc.instrumentId, netQuantity: quantityOf('50'), averageEntryPrice: priceOf('90') };

const deeds = [
  'Buy',
  'Sell',
  'SellReduceOnly',
  'SellLimit',
  'Sample',
  'Sample',
  'Fill',
  'Fill',
  'Cancel',
  'End',
] as const;
const steps = fc.record({ deed: fc.constantFrom(...deeds), which: fc.nat(20), lots: fc.integer({ min: 1, max: 60 }) });
const stories = fc.array(steps, { maxLength: 60, size: 'max' });

const thousandths = (count: number): string => (count / 1_000).toFixed(3);

function tell(
  engine: EngineUnderTest,
  { deed, which, lots }: { deed: (typeof deeds)[number]; which: number; lots: number },
): void {
  const quantity = thousandths(lots);
  switch (deed) {
    case 'Buy':
      return void engine.when(wish(buy(quantity)));
    case 'Sell':
      return void engine.when(wish(sell(quantity)));
    case 'SellReduceOnly':
      return void engine.when(wish({ ...sell(quantity), reduceOnly: true }));
    case 'SellLimit':
      return void engine.when(wish(sell(quantity, '101')));
    case 'Sample':
      // Far enough apart to cross averages and to hit a stop.
      return void engine.sampled(1_000, String(95 + (which % 10)));
    default:
      return report(engine, deed, which, quantityOf(quantity));
  }
}

function report(engine: EngineUnderTest, deed: 'Fill' | 'Cancel' | 'End', which: number, lots: Quantity): void {
  const live = [...engine.state.ledger.orders.values()].filter(({ status }) => !isTerminal(status));
  const order = live[which % live.length];
  if (order === undefined) return;
  const { clientOrderId, filledQuantity, filledValue, quantity } = order;
  if (deed === 'Cancel') return void engine.when({ type: 'CancelWished', clientOrderId, reason: 'Asked' });
  const more = deed === 'End' ? zeroQuantity : smallerOf(lots, leavesQuantity(order));
  const filled = add(filledQuantity, more);
  const isFull = !exceeds(quantity, filled);
  const status = deed === 'End' ? 'Canceled' : isFull ? 'Filled' : 'PartiallyFilled';
  const progress = {
    ...progressOf(clientOrderId, status),
    cumulativeQuantity: filled,
    filledValue: add(filledValue, notionalFor(priceOf('100'), more)),
  };
  engine.when({ type: 'OrderReported', progress });
}

const total = (orders: readonly Order[], side: Order['side'], of: (order: Order) => Quantity): Quantity =>
  sum(orders.filter((order) => order.side === side).map(of), zeroQuantity);

it('what was there before is never sold: whatever is wished, signalled or filled, no more is sold than was bought', () => {
  let sold = 0;
  let denied = 0;
  fc.assert(
    fc.property(stories, (story) => {
      const strategy = opinionated('Moody', (samples) => ({
        action: samples % 3 === 0 ? 'Sell' : samples % 3 === 1 ? 'Buy' : 'Close',
      }));
      const engine = givenTrading(
        { config: { holdings: 'ignore', limits: { ...limits, allowShorts: true } }, strategies: [strategy] },
        booksOf({ positions: [holding] }),
      );
      expect(toText(engine.state.ledger.ignored.get(btc.instrumentId) ?? zeroQuantity)).toBe('50');
      for (const step of story) {
        tell(engine, step);
        const orders = [...engine.state.ledger.orders.values()];
        const bought = total(orders, 'Buy', ({ filledQuantity }) => filledQuantity);
        // Whatever of the live sales is filled.
        const atWorst = total(orders, 'Sell', (order) =>
          isTerminal(order.status) ? order.filledQuantity : order.quantity,
        );
        assert(!exceeds(atWorst, bought), `no more is sold than was bought: ${toText(atWorst)}, ${toText(bought)}`);
        sold += exceeds(
          total(orders, 'Sell', ({ filledQuantity }) => filledQuantity),
          zeroQuantity,
        )
          ? 1
          : 0;
      }
      denied += engine.log.filter(({ type }) => type === 'OrderDenied').length;
    }),
    { numRuns: 20 },
  );
  // The stories are not idle ones.

  expect([sold > 20, denied > 20]).toEqual([true, true]);
});
