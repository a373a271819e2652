import { fromSteps, moneyOf, priceOf, quantityOf, toText, type EpochMs, type OrderRequest, type Side } from '@bot/core';
import { instrumentFor } from '../market/instruments';
import { tieredFees } from '../models/feeModel';
import { volume30d } from './accountQueries';
import { decideVenue } from './decideVenue';
import { describeEvent } from './describeEvent';
import { evolveVenue } from './evolveVenue';
import type { VenueCommand } from './venueCommand';
import type { VenueEvent } from './venueEvent';
import { subjectOf } from './venueEventCodec';
import { accountOf, bookNamed, createVenueState, orderNamed } from './venueState';
import { openOrdersOf, ordersOf, positionsOf, quoteOf } from './venueQueries';

const DAY_MS = 86_400_000;

/** BTC-USD and BTC-EUR at 100 ∓ 1, and an account with money and two coins. */
function openVenue() {
  const instruments = ['BTC-USD', 'BTC-EUR', 'BTC-PERP'].flatMap((id) => instrumentFor(id) ?? []);
  const state = createVenueState({ instruments, feeModel: tieredFees() });
  const log: VenueEvent[] = [];
  const run = (command: VenueCommand): void => {
    const events = decideVenue(state, command);
    for (const event of events) evolveVenue(state, event);
    log.push(...events);
  };
  const books = ['BTC-USD', 'BTC-EUR'].map((instrumentId) => ({
    instrumentId,
    bids: [[9_900, 10_000_000_000_000]] as const,
    asks: [[10_100, 10_000_000_000_000]] as const,
  }));
  run({ type: 'Deposit', at: 0, accountId: 'ann', currency: 'USD', value: moneyOf('10000000') });
  run({ type: 'Deposit', at: 0, accountId: 'ann', currency: 'BTC', value: moneyOf('2') });
  run({ type: 'StepMarket', at: 0, books, position: {} });
  const trade = (side: Side, quantity: string, at: EpochMs = 1): void => {
    const request: OrderRequest = {
      clientOrderId: `c${log.length}`,
      instrumentId: 'BTC-USD',
      side,
      type: 'Market',
      quantity: quantityOf(quantity),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
    };
    run({ type: 'SubmitOrder', at, accountId: 'ann', request });
  };
  const positions = () =>
    positionsOf(state, 'ann').map(({ instrumentId, netQuantity, averageEntryPrice }) => [
      instrumentId,
      toText(netQuantity),
      averageEntryPrice && toText(averageEntryPrice),
    ]);
  return { state, log, run, trade, positions };
}

describe('positions of coins', () => {
  it('are listed once, without a cost as long as some of them were deposited', () => {
    const venue = openVenue();
    expect(venue.positions()).toEqual([['BTC-USD', '2', null]]);
    venue.trade('Buy', '1');
    expect(venue.positions()).toEqual([['BTC-USD', '3', null]]);
  });

  it('have an average cost once all that was deposited is gone', () => {
    const venue = openVenue();
    venue.trade('Sell', '2');
    expect(venue.positions()).toEqual([]);
    venue.trade('Buy', '3');
    expect(venue.positions()).toEqual([['BTC-USD', '3', '101']]);
  });

  it('keep the cost that they were seeded with', () => {
    const venue = openVenue();
    venue.trade('Sell', '2');
    const seed = { type: 'SeedPosition', at: 2, accountId: 'ann', instrumentId: 'BTC-USD' } as const;
    venue.run({ ...seed, netQuantity: quantityOf('0.5'), entryPrice: priceOf('80') });
    expect(venue.positions()).toEqual([['BTC-USD', '0.5', '80']]);
    venue.run({ ...seed, instrumentId: 'NO-SUCH', netQuantity: quantityOf('1'), entryPrice: priceOf('80') });
    expect(venue.log.at(-1)?.type).toBe('PositionSeeded');
  });
});

describe('the fee tier', () => {
  it('goes by what was traded in the last thirty days, and stays with the order', () => {
    const venue = openVenue();
    const ratesOf = (number: number): string => toText(orderNamed(venue.state, `V${number}`).feeRates.taker);
    venue.trade('Buy', '200', DAY_MS);
    venue.trade('Buy', '1', 2 * DAY_MS);
    venue.trade('Buy', '1', 31 * DAY_MS);
    venue.trade('Buy', '1', 33 * DAY_MS);
    expect([1, 2, 3, 4].map(ratesOf)).toEqual(['0.012', '0.004', '0.012', '0.012']);
    const account = accountOf(venue.state, 'ann');
    expect(toText(volume30d(account, 33 * DAY_MS))).toBe('202');
    // The first day has left the record.
    expect([...account.volumeByDay.keys()]).toEqual([31, 33]);
  });
});

describe('orders and quotes', () => {
  it('are listed by account, open ones apart', () => {
    const venue = openVenue();
    venue.trade('Buy', '1');
    expect(ordersOf(venue.state, 'ann').map(({ progress }) => progress.status)).toEqual(['Filled']);
    expect(openOrdersOf(venue.state, 'ann')).toEqual([]);
    expect(ordersOf(venue.state, 'nobody')).toEqual([]);
  });

  it('have no quote while a side is empty', () => {
    const { state } = openVenue();
    expect(quoteOf(bookNamed(state, 'BTC-PERP'), 7)).toBeNull();
    expect(quoteOf(bookNamed(state, 'BTC-USD'), 7)).toMatchObject({ at: 7, bid: priceOf('99'), ask: priceOf('101') });
    expect(fromSteps(10_100, priceOf('0.01'))).toEqual(priceOf('101'));
  });
});

describe('a mistake of the caller', () => {
  it('stops the venue: more money out than is there, an order or instrument that does not exist', () => {
    const { state, run } = openVenue();
    const withdraw = { type: 'Deposit', at: 1, accountId: 'ann', currency: 'BTC', value: moneyOf('-3') } as const;
    expect(() => run(withdraw)).toThrow('cannot lose more BTC');
    expect(() => orderNamed(state, 'V9')).toThrow('V9');
    expect(() => bookNamed(state, 'NO-SUCH')).toThrow('NO-SUCH');
  });
});

describe('an event', () => {
  it('has one line for people, and a subject', () => {
    const venue = openVenue();
    venue.trade('Buy', '1');
    expect(venue.log.map((event) => [subjectOf(event), describeEvent(event)])).toEqual([
      ['ann', 'Deposited 10000000 USD to ann'],
      ['ann', 'Deposited 2 BTC to ann'],
      ['market', null],
      ['V1', 'OrderAccepted V1 Buy 1 BTC-USD Market (c3)'],
      ['T1', 'TradeExecuted T1 Buy 1 BTC-USD at 101: maker market, taker V1 fee 1.212'],
    ]);
  });
});
