import { instrumentFor } from '@bot/broker-mock';
import { assert, priceOf, quantityOf, type MarketNews, type PriceLevel } from '@bot/core';
import { createRandom, createVirtualClock } from '@bot/simulation';
import { createLiveMarket } from './liveMarket';

const btc = instrumentFor('BTC-USD');
assert(btc !== null, 'BTC-USD is listed');
const instrumentId = 'BTC-USD';

function openMarket() {
  const clock = createVirtualClock({ startAt: 0 });
  let readies = 0;
  const live = createLiveMarket([btc as NonNullable<typeof btc>], clock, () => (readies += 1));
  const market = live.source.open({ instruments: [], random: createRandom(1), startAt: 0 });
  const hear = (news: MarketNews): void => live.hear({ ...news, sequence: 0, at: clock.now() });
  return { clock, market, hear, readies: () => readies };
}

const level = (side: 'Buy' | 'Sell', price: string, quantity: string): PriceLevel => ({
  ...{ side, price: priceOf(price), quantity: quantityOf(quantity) },
});
const snapshot = (...levels: PriceLevel[]): MarketNews => ({ type: 'BookSnapshot', instrumentId, levels });
const update = (...levels: PriceLevel[]): MarketNews => ({ type: 'BookUpdate', instrumentId, levels });
const trade = (quantity: string): MarketNews => ({
  type: 'Trade',
  trade: {
    ...{ instrumentId, tradeId: 't', at: 0, makerSide: 'Sell' },
    price: priceOf('100.01'),
    quantity: quantityOf(quantity),
  },
});

it('quotes what the venue quotes, best first, and tells of what was traded there', () => {
  const { market, hear, readies } = openMarket();
  expect([readies(), market.step()]).toEqual([0, { at: 0, books: [], statuses: [] }]);
  hear(snapshot(level('Buy', '99', '1'), level('Buy', '100', '0.5'), level('Sell', '100.02', '2')));
  hear(update(level('Buy', '99', '0'), level('Buy', '98', '3'), level('Sell', '100.01', '0.00000001')));
  hear(trade('0.3'));
  hear(trade('0.000000001'));
  expect(readies()).toBe(1);
  const { books } = market.step();
  expect(books).toEqual([
    {
      instrumentId,
      bids: [
        [10_000, 50_000_000],
        [9_800, 300_000_000],
      ],
      asks: [
        [10_001, 1],
        [10_002, 200_000_000],
      ],
      prints: [{ ticks: 10_001, lots: 30_000_000, makerSide: 'Sell' }],
    },
  ]);
  // Nothing new: the quotes stay.
  expect(market.step().books).toEqual([]);
});

it('quotes nothing that cannot be a book', () => {
  const { market, hear, readies } = openMarket();
  hear(snapshot(level('Buy', '100', '1'), level('Sell', '100', '1')));
  expect([readies(), market.step().books]).toEqual([0, []]);
  hear(snapshot(level('Buy', '100', '1')));
  expect(market.step().books).toEqual([]);
});

it('takes no orders while nothing is heard, or while the venue takes none', () => {
  const { clock, market, hear } = openMarket();
  const statuses = () => market.step().statuses;
  hear({ type: 'Status', instrumentId, status: 'LimitOnly' });
  expect(statuses()).toEqual([{ instrumentId, status: 'LimitOnly' }]);
  clock.pass(10_001);
  expect(statuses()).toEqual([{ instrumentId, status: 'CancelOnly' }]);
  hear({ type: 'Heartbeat', counter: 1 });
  expect(statuses()).toEqual([{ instrumentId, status: 'LimitOnly' }]);
});

it('is always now: one step after a pause, and none for the time in which nobody ran it', () => {
  const { clock, market } = openMarket();
  expect([market.step().at, market.nextAt()]).toEqual([0, 1_000]);
  clock.pass(60_000);
  expect([market.step().at, market.nextAt()]).toEqual([1_000, 60_000]);
  expect(market.position()).toEqual({ kind: 'live' });
  market.restore({ kind: 'live', nextAt: 5 });
  expect(market.nextAt()).toBe(60_000);
  expect(market.presetFor(instrumentId).spreadBps).toBeGreaterThan(0);
});

it('passes over what it does not follow', () => {
  const { hear, readies } = openMarket();
  const other = 'ETH-USD';
  hear({ type: 'BookSnapshot', instrumentId: other, levels: [] });
  hear({ type: 'Status', instrumentId: other, status: 'Disabled' });
  hear({
    type: 'Trade',
    trade: {
      instrumentId: other,
      tradeId: 't',
      at: 0,
      makerSide: 'Buy',
      price: priceOf('1'),
      quantity: quantityOf('1'),
    },
  });
  expect(readies()).toBe(0);
});
