import { assert, moneyOf, priceOf, quantityOf, toText, type Instrument, type OrderRequest } from '@bot/core';
import { instrumentTable } from '../market/instruments';
import { coinbaseLowestTier } from '../models/feeModel';
import { decideVenue } from './decideVenue';
import { evolveVenue } from './evolveVenue';
import type { VenueCommand } from './venueCommand';
import type { QuotedLevel, VenueEvent } from './venueEvent';
import { accountOf, balanceIn, createVenueState } from './venueState';

const [btc] = instrumentTable;
assert(btc !== undefined, 'the table begins with BTC-USD');
const coarse: Instrument = { ...btc, instrumentId: 'COARSE-USD', minQuantity: quantityOf('0.1') };

/** A venue with BTC-USD quoted 49,990 to 50,010 with 1 BTC on each side, and an account with 10,000 USD and 1 BTC. */
function openVenue() {
  const state = createVenueState({ instruments: [...instrumentTable, coarse], feeModel: coinbaseLowestTier });
  const run = (command: VenueCommand): readonly VenueEvent[] => {
    const events = decideVenue(state, command);
    for (const event of events) evolveVenue(state, event);
    return events;
  };
  const quote = (bids: readonly QuotedLevel[], asks: readonly QuotedLevel[]): readonly VenueEvent[] =>
    run({ type: 'StepMarket', at: 1, books: [{ instrumentId: 'BTC-USD', bids, asks }], position: {} });
  const deposit = (accountId: string, currency: string, value: string): readonly VenueEvent[] =>
    run({ type: 'Deposit', at: 0, accountId, currency, value: moneyOf(value) });
  deposit('ann', 'USD', '10000');
  deposit('ann', 'BTC', '1');
  quote([[4_999_000, 100_000_000]], [[5_001_000, 100_000_000]]);
  let orders = 0;
  return {
    state,
    run,
    quote,
    deposit,
    submit: (terms: Partial<OrderRequest>, accountId = 'ann') =>
      run({ type: 'SubmitOrder', at: 2, accountId, request: { ...buy, clientOrderId: `c${++orders}`, ...terms } }),
    balance: (currency: string, accountId = 'ann') => {
      const { total, hold } = balanceIn(accountOf(state, accountId), currency);
      return [toText(total), toText(hold)];
    },
  };
}

const buy: OrderRequest = {
  clientOrderId: 'c0',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Limit',
  quantity: quantityOf('0.01'),
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
  postOnly: false,
  reduceOnly: false,
};
const market = { type: 'Market', limitPrice: null, timeInForce: 'IOC' } as const;

const story = (events: readonly VenueEvent[]): readonly string[] =>
  events.map((event) => {
    if (event.type === 'TradeExecuted') return `Trade ${toText(event.quantity)} at ${toText(event.price)}`;
    return 'reason' in event ? `${event.type} ${event.reason}` : event.type;
  });

describe('an order that can trade', () => {
  it('takes the price of who waits and pays the taker fee out of the cash', () => {
    const venue = openVenue();
    expect(story(venue.submit(market))).toEqual(['OrderAccepted', 'Trade 0.01 at 50010']);
    // 500.1 and 1.2 % of it.
    expect(venue.balance('USD')).toEqual(['9493.8988', '0']);
    expect(venue.balance('USD', 'fees')).toEqual(['6.0012', '0']);
    expect(venue.balance('BTC', 'market')).toEqual(['-0.01', '0']);
  });

  it('walks through the levels as far as its limit, and the rest waits with its hold', () => {
    const venue = openVenue();
    venue.quote(
      [],
      [
        [5_001_000, 1_000_000],
        [5_002_000, 1_000_000],
        [5_003_000, 1_000_000],
      ],
    );
    const events = venue.submit({ quantity: quantityOf('0.025'), limitPrice: priceOf('50020') });
    expect(story(events)).toEqual(['OrderAccepted', 'Trade 0.01 at 50010', 'Trade 0.01 at 50020', 'OrderRested']);
    // 0.005 × 50,020 and 1.2 % of it are held.
    expect(venue.balance('USD')[1]).toBe('253.1012');
  });

  it.each([
    ['IOC', ['OrderAccepted', 'Trade 1 at 50010', 'OrderCanceled NoLiquidity']],
    ['FOK', ['OrderRejected NoLiquidity']],
  ] as const)('of which too little is there ends as %s asks', (timeInForce, expected) => {
    const venue = openVenue();
    venue.deposit('ann', 'USD', '1000000');
    const events = venue.submit({ timeInForce, quantity: quantityOf('2'), limitPrice: priceOf('50010') });
    expect(story(events)).toEqual(expected);
    expect(venue.balance('USD')[1]).toBe('0');
  });

  it('ends canceled when the market runs dry behind it', () => {
    const venue = openVenue();
    venue.quote([], [[5_001_000, 6_000_000]]);
    const events = venue.submit({ ...market, quantity: quantityOf('0.1') });
    expect(story(events)).toEqual(['OrderAccepted', 'Trade 0.06 at 50010', 'OrderCanceled NoLiquidity']);
  });

  it('never meets an order of its own account: the newer one is canceled', () => {
    const venue = openVenue();
    venue.submit({ side: 'Sell', limitPrice: priceOf('50000') });
    const events = venue.submit({ quantity: quantityOf('0.02'), limitPrice: priceOf('50020') });
    expect(story(events)).toEqual(['OrderAccepted', 'OrderCanceled Other']);
    expect(venue.balance('BTC')).toEqual(['1', '0.01']);
  });
});

describe('an order that waits', () => {
  it('trades at its own price when other people come to it, as maker, in the order of arrival', () => {
    const venue = openVenue();
    venue.deposit('ben', 'USD', '10000');
    venue.submit({});
    venue.submit({}, 'ben');
    const events = venue.quote([], [[4_990_000, 1_500_000]]);
    expect(story(events)).toEqual(['Trade 0.01 at 50000', 'Trade 0.005 at 50000', 'MarketStepped']);
    // 500 and 0.6 % of it; nothing is held any more.
    expect(venue.balance('USD')).toEqual(['9497', '0']);
    expect(venue.balance('USD', 'ben')).toEqual(['9748.5', '253']);
  });

  it('gives its hold back when it is canceled, once', () => {
    const venue = openVenue();
    venue.submit({});
    expect(venue.balance('USD')).toEqual(['10000', '506']);
    const cancel = { type: 'CancelOrder', at: 3, accountId: 'ann', venueOrderId: 'V1' } as const;
    expect(story(venue.run({ ...cancel, accountId: 'ben' }))).toEqual([]);
    expect(story(venue.run(cancel))).toEqual(['OrderCanceled CanceledByUser']);
    expect(story(venue.run(cancel))).toEqual([]);
    expect(venue.balance('USD')).toEqual(['10000', '0']);
  });
});

describe('a client order id that is known', () => {
  it('decides nothing again, whether it was accepted or refused', () => {
    const venue = openVenue();
    venue.submit({ clientOrderId: 'same' });
    expect(venue.submit({ clientOrderId: 'same', quantity: quantityOf('9') })).toEqual([]);
    venue.submit({ clientOrderId: 'bad', quantity: quantityOf('9') });
    expect(venue.submit({ clientOrderId: 'bad' })).toEqual([]);
    const request = { ...buy, clientOrderId: 'same' };
    expect(venue.run({ type: 'RefuseOrder', at: 3, accountId: 'ann', request, reason: 'Other' })).toEqual([]);
    expect(venue.state.orders.size).toBe(1);
  });
});

describe('an order is refused', () => {
  it.each([
    ['UnknownInstrument', { instrumentId: 'NO-SUCH' }],
    ['UnsupportedOrder', { limitPrice: null }],
    ['UnsupportedOrder', { type: 'Market' }],
    ['UnsupportedOrder', { postOnly: true, timeInForce: 'IOC' }],
    ['UnsupportedOrder', { ...market, postOnly: true }],
    ['BelowMinimumSize', { quantity: quantityOf('0') }],
    ['InvalidPrecision', { quantity: quantityOf('0.000000001') }],
    ['InvalidPrecision', { limitPrice: priceOf('50000.001') }],
    ['InvalidPrecision', { limitPrice: priceOf('-50000') }],
    ['InvalidPrecision', { limitPrice: priceOf('900719925474099300') }],
    ['BelowMinimumSize', { instrumentId: 'COARSE-USD', quantity: quantityOf('0.01') }],
    ['BelowMinimumSize', { quantity: quantityOf('0.00001') }],
    ['BelowMinimumSize', { ...market, quantity: quantityOf('0.00001') }],
    ['AboveMaximumSize', { quantity: quantityOf('3401') }],
    ['PostOnlyWouldCross', { postOnly: true, limitPrice: priceOf('50010') }],
    ['ReduceOnlyWouldIncrease', { reduceOnly: true }],
    ['ReduceOnlyWouldIncrease', { reduceOnly: true, side: 'Sell', instrumentId: 'ETH-USD' }],
    ['NoLiquidity', { ...market, instrumentId: 'ETH-USD' }],
    ['InsufficientFunds', { quantity: quantityOf('0.2') }],
    ['InsufficientFunds', { ...market, quantity: quantityOf('0.2') }],
    ['InsufficientFunds', { side: 'Sell', quantity: quantityOf('1.1') }],
  ] as const)('%s: %j', (reason, terms) => {
    const venue = openVenue();
    expect(story(venue.submit(terms))).toEqual([`OrderRejected ${reason}`]);
    expect(venue.balance('USD')).toEqual(['10000', '0']);
  });

  it('by a rule that the venue does not explain', () => {
    const venue = openVenue();
    const events = venue.run({ type: 'RefuseOrder', at: 3, accountId: 'ann', request: buy, reason: 'Other' });
    expect(story(events)).toEqual(['OrderRejected Other']);
  });
});
