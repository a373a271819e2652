import {
  fromSteps,
  midPrice,
  moneyOf,
  roundDown,
  scale,
  ratioOf,
  toText,
  type OrderRequest,
  type Random,
} from '@bot/core';
import {
  createKernel,
  createRandom,
  createVirtualClock,
  integerBetween,
  pick,
  runLedgerChecks,
  type VenueUnderControl,
} from '@bot/simulation';
import { createMockVenue, instrumentTable, randomWalkMarket } from './index';

/** Any order at all, near the market and of a sensible size most of the time. */
function anyOrder(random: Random, { truth }: VenueUnderControl, number: number): OrderRequest {
  const instrument = pick(random, instrumentTable);
  const { bid, ask } = truth.quote(instrument.instrumentId);
  const isMarket = integerBetween(random, 1, 3) === 1;
  const offset = ratioOf((1 + integerBetween(random, -20, 20) / 10_000).toFixed(4));
  const lots = integerBetween(random, 1, 40) * (instrument.kind === 'Spot' ? 1_000_000 : 10);
  return {
    clientOrderId: `c${number}`,
    instrumentId: instrument.instrumentId,
    side: pick(random, ['Buy', 'Sell'] as const),
    type: isMarket ? 'Market' : 'Limit',
    quantity: fromSteps(lots, instrument.lotSize),
    limitPrice: isMarket ? null : roundDown(scale(midPrice(bid, ask), offset), instrument.tickSize),
    timeInForce: isMarket ? 'IOC' : pick(random, ['GTC', 'GTC', 'IOC', 'FOK'] as const),
    postOnly: false,
    reduceOnly: integerBetween(random, 1, 4) === 1,
  };
}

it('keeps books that an independent ledger agrees with, through a wild day', async () => {
  const clock = createVirtualClock({ startAt: Date.UTC(2026, 0, 1) });
  const kernel = createKernel({ clock });
  const random = createRandom('wild day');
  const venue = createMockVenue({
    clock,
    random,
    instruments: instrumentTable,
    market: randomWalkMarket({ preset: 'volatile', stepMs: 20_000 }),
    balances: { USD: '100000' },
  });
  const opening = { balances: venue.truth.balances() };
  venue.start();
  const outcomes = new Map<string, number>();

  for (let number = 1; number <= 300; number++) {
    const answer = await kernel.run(venue.broker.submitOrder(anyOrder(random, venue, number)));
    outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1);
    const open = venue.truth.openOrders();
    if (open.length > 10) await kernel.run(venue.broker.cancelOrders([pick(random, open).progress.venueOrderId]));
    await kernel.advance(60_000);
    if (number % 50 !== 0) continue;
    const { violations } = runLedgerChecks({ instruments: instrumentTable, truth: venue.truth, opening });
    expect(violations).toEqual([]);
    expect(toText(venue.truth.totals().get('USD') ?? moneyOf('0'))).toBe('100000');
  }

  // It was a day worth checking.
  expect(outcomes.get('Accepted')).toBeGreaterThan(100);
  expect(outcomes.get('Rejected')).toBeGreaterThan(25);
  const liquidity = new Set(venue.truth.fills().map((fill) => `${fill.instrumentId} ${fill.liquidity}`));
  expect(liquidity.size).toBe(2 * instrumentTable.length);
  venue.stop();
});
