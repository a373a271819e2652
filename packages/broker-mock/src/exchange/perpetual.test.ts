import { moneyOf, priceOf, quantityOf, toText, type OrderRequest } from '@bot/core';
import { instrumentTable } from '../market/instruments';
import { coinbaseLowestTier } from '../models/feeModel';
import { decideVenue } from './decideVenue';
import { evolveVenue } from './evolveVenue';
import type { VenueCommand } from './venueCommand';
import { createVenueState } from './venueState';
import { balancesOf, positionsOf, totalsOf } from './venueQueries';

/** BTC-PERP quoted without size limits worth naming at 50,000 ∓ 0.1, and an account with 10,000 USD. Rate 0.1, taker 1.2 %. */
function openVenue() {
  const state = createVenueState({ instruments: instrumentTable, feeModel: coinbaseLowestTier });
  const run = (command: VenueCommand): readonly string[] => {
    const events = decideVenue(state, command);
    for (const event of events) evolveVenue(state, event);
    return events.map((event) => {
      if (event.type === 'TradeExecuted') return `Trade ${toText(event.quantity)} at ${toText(event.price)}`;
      return 'reason' in event ? `${event.type} ${event.reason}` : event.type;
    });
  };
  const price = (dollars: number): readonly string[] => {
    const [bid, ask] = [dollars * 10 - 1, dollars * 10 + 1];
    const books = [{ instrumentId: 'BTC-PERP', bids: [[bid, 100_000]], asks: [[ask, 100_000]] }] as const;
    return run({ type: 'StepMarket', at: 1, books, position: {} });
  };
  run({ type: 'Deposit', at: 0, accountId: 'ann', currency: 'USD', value: moneyOf('10000') });
  price(50_000);
  let orders = 0;
  const request: OrderRequest = {
    clientOrderId: '',
    instrumentId: 'BTC-PERP',
    side: 'Buy',
    type: 'Market',
    quantity: quantityOf('1'),
    limitPrice: null,
    timeInForce: 'IOC',
    postOnly: false,
    reduceOnly: false,
  };
  const seed = (quantity: string, entryPrice: string): readonly string[] =>
    run({
      type: 'SeedPosition',
      at: 0,
      accountId: 'ann',
      instrumentId: 'BTC-PERP',
      netQuantity: quantityOf(quantity),
      entryPrice: priceOf(entryPrice),
    });
  return {
    state,
    price,
    seed,
    submit: (terms: Partial<OrderRequest>) =>
      run({
        type: 'SubmitOrder',
        at: 2,
        accountId: 'ann',
        request: { ...request, clientOrderId: `c${++orders}`, ...terms },
      }),
    cash: () => balancesOf(state, 'ann').map(({ total }) => toText(total)),
    position: () =>
      positionsOf(state, 'ann').map(({ netQuantity, averageEntryPrice }) => [
        toText(netQuantity),
        averageEntryPrice && toText(averageEntryPrice),
      ]),
    total: () => toText(totalsOf(state).get('USD') ?? moneyOf('0')),
  };
}

const limit = (price: string) => ({ type: 'Limit', limitPrice: priceOf(price), timeInForce: 'GTC' }) as const;

describe('a linear perpetual', () => {
  it('costs only its fee to open, and settles the result in cash when it is closed', () => {
    const venue = openVenue();
    expect(venue.submit({})).toEqual(['OrderAccepted', 'Trade 1 at 50000.1']);
    expect(venue.cash()).toEqual(['9399.9988']);
    expect(venue.position()).toEqual([['1', '50000.1']]);

    venue.price(51_000);
    venue.submit({ side: 'Sell', reduceOnly: true });
    // 9,399.9988 + 999.8 − 1.2 % of 50,999.9
    expect(venue.cash()).toEqual(['9787.8']);
    expect(venue.position()).toEqual([]);
    expect(venue.total()).toBe('10000');
  });

  it('turns from long to short in one order, realising the long', () => {
    const venue = openVenue();
    venue.seed('0.1', '40000');
    expect(venue.submit({ side: 'Sell', quantity: quantityOf('0.3') })).toEqual([
      'OrderAccepted',
      'Trade 0.3 at 49999.9',
    ]);
    expect(venue.position()).toEqual([['-0.2', '49999.9']]);
    // 10,000 + 999.99 − 1.2 % of 14,999.97
    expect(venue.cash()).toEqual(['10819.99036']);
    expect(venue.total()).toBe('10000');
  });

  it('adds up to the same money while everybody else is short against several entries', () => {
    const venue = openVenue();
    venue.submit({ quantity: quantityOf('0.1') });
    venue.price(45_000);
    venue.submit({ quantity: quantityOf('0.2') });
    venue.price(47_000);
    venue.submit({ side: 'Sell', quantity: quantityOf('0.05') });
    expect(venue.total()).toBe('10000');
  });
});

describe('margin', () => {
  it('refuses what the equity does not cover, fee included', () => {
    expect(openVenue().submit({ quantity: quantityOf('1.7857') })).toContain('OrderAccepted');
    // 0.1 × 89,290 + 1.2 % of it is 10,000.48.
    expect(openVenue().submit({ quantity: quantityOf('1.7858') })).toEqual(['OrderRejected InsufficientFunds']);
  });

  it('counts the live orders of the worse side', () => {
    const venue = openVenue();
    expect(venue.submit({ ...limit('40000'), quantity: quantityOf('2') })).toContain('OrderRested');
    expect(venue.submit({ ...limit('60000'), side: 'Sell', quantity: quantityOf('1') })).toContain('OrderRested');
    expect(venue.submit({ ...limit('40000'), quantity: quantityOf('0.5') })).toEqual([
      'OrderRejected InsufficientFunds',
    ]);
  });

  it('always lets a position be closed, however thin the equity', () => {
    const venue = openVenue();
    venue.submit({});
    venue.price(42_000);
    expect(venue.submit({ quantity: quantityOf('0.01') })).toEqual(['OrderRejected InsufficientFunds']);
    expect(venue.submit({ side: 'Sell' })).toEqual(['OrderAccepted', 'Trade 1 at 41999.9']);
  });

  it('counts profit that is not realised, and cash that serves as margin cannot buy coins', () => {
    const venue = openVenue();
    venue.submit({});
    venue.price(58_000);
    expect(venue.submit({ quantity: quantityOf('0.9') })).toContain('OrderAccepted');
    const coins = { ...limit('90'), instrumentId: 'SOL-USD' };
    expect(venue.submit({ ...coins, quantity: quantityOf('100') })).toEqual(['OrderRejected InsufficientFunds']);
    expect(venue.submit({ ...coins, quantity: quantityOf('10') })).toContain('OrderRested');
  });

  it('goes by the cost of a position that nobody has quoted yet', () => {
    const venue = openVenue();
    const eth = { instrumentId: 'ETH-PERP', ...limit('3000'), quantity: quantityOf('20') };
    expect(venue.submit(eth)).toContain('OrderRested');
    expect(venue.submit(eth)).toEqual(['OrderRejected InsufficientFunds']);
  });
});

describe('a reduce-only order', () => {
  it.each([
    ['flat', '0', 'Sell', '0.1'],
    ['long, buying', '1', 'Buy', '0.1'],
    ['long, selling more', '1', 'Sell', '1.1'],
    ['short, selling', '-1', 'Sell', '0.1'],
  ] as const)('is refused when it would open or grow: %s', (_case, held, side, quantity) => {
    const venue = openVenue();
    venue.seed(held, '50000');
    const events = venue.submit({ side, quantity: quantityOf(quantity), reduceOnly: true });
    expect(events).toEqual(['OrderRejected ReduceOnlyWouldIncrease']);
  });

  it('that waits is canceled where the position has shrunk below it, so it never turns the position', () => {
    const venue = openVenue();
    venue.seed('1', '50000');
    venue.submit({ ...limit('51000'), side: 'Sell', quantity: quantityOf('0.7') });
    venue.submit({ ...limit('51500'), side: 'Sell', quantity: quantityOf('0.5'), reduceOnly: true });
    venue.submit({ ...limit('51600'), side: 'Sell', quantity: quantityOf('0.2'), reduceOnly: true });
    expect(venue.price(52_000)).toEqual([
      'Trade 0.7 at 51000',
      'Trade 0.3 at 51500',
      'OrderCanceled ReduceOnlyWouldIncrease',
      'OrderCanceled ReduceOnlyWouldIncrease',
      'MarketStepped',
    ]);
    expect(venue.position()).toEqual([]);
  });
});
