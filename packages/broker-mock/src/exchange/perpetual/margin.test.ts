import { notionalOf, priceOf, quantityOf, type Side } from '@bot/core';
import fc from 'fast-check';
import type { InstrumentRules } from '../listing';
import { openExchange, perpetualX, spotX, units, type Exchange } from '../testing/openExchange';
import { accountOf, type Account } from '../venueState';
import { freeEquity, initialMargin, maintenanceMargin, spendable, type Wanted } from './margin';
import { marginSummary } from './marginSummary';
import { finePerpetual, quotedAt, seeded } from './testing/quotedAt';

const HOUR = 3_600_000;
const NOON = 12 * HOUR;

const alice = ({ state }: Exchange): Account => accountOf(state, 'alice');
const initial = (exchange: Exchange, wanted?: Wanted, at = NOON) =>
  initialMargin(exchange.state, alice(exchange), 'USD', at, wanted);
const maintenance = (exchange: Exchange, at = NOON) => maintenanceMargin(exchange.state, alice(exchange), 'USD', at);
const equity = (exchange: Exchange) => freeEquity(exchange.state, alice(exchange), 'USD');
const toSpend = (exchange: Exchange) => spendable(exchange.state, alice(exchange), 'USD', NOON);
const under = (rules: InstrumentRules) => openExchange({ rules: { 'X-PERP': rules } });

describe('the initial margin', () => {
  /** Long 1 at mark 50,000; a live buy of 0.25 at 40,000 and a live sell of 0.4 at 50,000. */
  const withOrders = (): Exchange => {
    const exchange = openExchange({ instruments: [finePerpetual] });
    quotedAt(exchange, 50_000);
    seeded(exchange, 20, 50_000);
    exchange.submit({ instrumentId: 'X-PERP', side: 'Buy', lots: 5, limitTicks: 40_000 });
    exchange.submit({ instrumentId: 'X-PERP', side: 'Sell', lots: 8, limitTicks: 50_000 });
    return exchange;
  };

  it('is taken on the worst that live orders could lead to: max(50,000, 60,000, 30,000) × 0.1 = 6,000', () => {
    expect(initial(withOrders())).toBe(units(6_000));
  });

  it.each<[string, Side, number, number]>([
    ['a buy adds to the buys', 'Buy', 15_000, 7_500],
    ['a sell that does not turn the worse side adds nothing', 'Sell', 90_000, 6_000],
    ['a sell that makes the short side the worse one adds to the sells', 'Sell', 95_000, 6_500],
    ['an amended buy gives back what it had pending', 'Buy', -10_000, 5_000],
  ])('with an order that is wanted: %s', (_case, side, value, margin) => {
    expect(initial(withOrders(), { instrumentId: 'X-PERP', side, value: units(value) })).toBe(units(margin));
  });

  it('does not mind an order for another instrument or in another currency', () => {
    const exchange = withOrders();
    expect(initial(exchange, { instrumentId: 'Y-PERP', side: 'Buy', value: units(1_000) })).toBe(units(6_000));
    expect(initialMargin(exchange.state, alice(exchange), 'EUR', NOON)).toBe(0n);
  });

  it('goes by the cost of a position that nobody has quoted yet', () => {
    const exchange = openExchange();
    seeded(exchange, -2, 300);
    expect([initial(exchange), maintenance(exchange), equity(exchange)]).toEqual([units(60), units(30), units(10_000)]);
  });

  it('is rounded up, also where the mark is worth half a unit', () => {
    const nano = { tickSize: priceOf('0.000000001'), lotSize: quantityOf('0.000000001') };
    const size = { minQuantity: quantityOf('0.000000001'), maxQuantity: quantityOf('1'), minNotional: notionalOf('0') };
    const exchange = openExchange({ instruments: [{ ...perpetualX, ...nano, ...size }] });
    exchange.quote({ instrumentId: 'X-PERP', bids: [[100, 9]], asks: [[101, 9]] });
    seeded(exchange, 1, 100);
    // 100.5 units of value, 10.05 of margin, half a unit of profit.
    expect([initial(exchange), maintenance(exchange)]).toEqual([11n, 6n]);
    expect(equity(exchange)).toBe(units(10_000));
    seeded(exchange, -2, 100);
    expect(equity(exchange)).toBe(units(10_000) - 1n);
  });
});

describe('margin tiers', () => {
  const tiers = [
    { fromNotional: '0', initial: '0.1', maintenance: '0.05' },
    { fromNotional: '1000', initial: '0.2', maintenance: '0.1' },
    { fromNotional: '5000', initial: '0.5', maintenance: '0.4' },
  ];

  it.each([
    [9, 90, 45],
    [10, 200, 100],
    [-10, 200, 100],
    [49, 980, 490],
    [50, 2_500, 2_000],
  ])('take the rates of the whole value: %s lots at 100 ask for %s, and for %s to stay', (lots, first, later) => {
    const exchange = under({ marginTiers: tiers });
    quotedAt(exchange, 100);
    seeded(exchange, lots, 100);
    expect([initial(exchange), maintenance(exchange)]).toEqual([units(first), units(later)]);
  });

  it('take the lowest for what is below all of them, and say so when there is none', () => {
    const exchange = under({ marginTiers: tiers.slice(1) });
    seeded(exchange, 1, 100);
    expect(initial(exchange)).toBe(units(20));
    expect(() => initial(under({ marginTiers: [] }))).toThrow('X-PERP has margin rates');
  });

  it('never ask for less when more of the same is held or wanted', () => {
    const lots = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(lots, lots, fc.constantFrom<Side>('Buy', 'Sell'), (held, more, side) => {
        const exchange = under({ marginTiers: tiers });
        quotedAt(exchange, 100);
        const sign = side === 'Buy' ? 1 : -1;
        seeded(exchange, sign * held, 100);
        const [before, stay] = [initial(exchange), maintenance(exchange)];
        const wanted = initial(exchange, { instrumentId: 'X-PERP', side, value: units(100 * more) });
        seeded(exchange, sign * more, 100);
        expect(wanted).toBe(initial(exchange));
        expect(wanted > before && maintenance(exchange) > stay).toBe(true);
      }),
    );
  });
});

describe('margin at night', () => {
  const overnight = {
    dayHours: [8, 20],
    long: { initial: '0.2', maintenance: '0.15' },
    short: { initial: '0.4', maintenance: '0.3' },
  } as const;

  it.each([
    [1, 8 * HOUR - 1, 20, 15],
    [1, 8 * HOUR, 10, 5],
    [1, 20 * HOUR - 1, 10, 5],
    [1, 20 * HOUR, 20, 15],
    [-1, 20 * HOUR, 40, 30],
    [-1, 8 * HOUR + 24 * HOUR, 10, 5],
  ])('has rates of its own outside the day: %s lot at %s ms', (lots, at, first, later) => {
    const exchange = under({ overnight });
    quotedAt(exchange, 100);
    seeded(exchange, lots, 100);
    expect([initial(exchange, undefined, at), maintenance(exchange, at)]).toEqual([units(first), units(later)]);
  });

  it.each([
    [21, 10],
    [23, 10],
    [5, 10],
    [6, 20],
    [20, 20],
  ])('knows a day over midnight, from 21 to 6: at %s the margin is %s', (hour, margin) => {
    const exchange = under({ overnight: { ...overnight, dayHours: [21, 6] } });
    seeded(exchange, 1, 100);
    expect(initial(exchange, undefined, hour * HOUR)).toBe(units(margin));
  });

  it('goes by the side that asks for more, although the other is larger', () => {
    const exchange = under({ overnight });
    quotedAt(exchange, 100);
    seeded(exchange, 3, 100);
    // Long 3 asks for 60; the sell could lead to short 2, which asks for 80.
    const wanted: Wanted = { instrumentId: 'X-PERP', side: 'Sell', value: units(500) };
    expect(initial(exchange, wanted, 0)).toBe(units(80));
  });
});

describe('free equity', () => {
  it('is the cash that is not on hold and the results at the mark', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_100);
    seeded(exchange, 1, 50_000);
    exchange.submit({ lots: 10, limitTicks: 100 });
    // 10,000 − 1,012 + 100.
    expect(equity(exchange)).toBe(units(9_088));
  });

  it('counts what a short has won, in its own currency only', () => {
    const euro = { ...perpetualX, instrumentId: 'Y-PERP', quoteCurrency: 'EUR' };
    const exchange = openExchange({ instruments: [spotX, perpetualX, euro] });
    exchange.run({ type: 'Deposit', at: 0, accountId: 'alice', currency: 'EUR', units: units(50) });
    for (const instrumentId of ['X-PERP', 'Y-PERP']) quotedAt(exchange, 80, 10, instrumentId);
    seeded(exchange, -3, 100);
    seeded(exchange, 1, 100, 'alice', 'Y-PERP');
    expect(equity(exchange)).toBe(units(10_060));
    expect(freeEquity(exchange.state, alice(exchange), 'EUR')).toBe(units(30));
  });
});

describe('what may be spent on spot', () => {
  it('is what is available, for an account without perpetuals', () => {
    const exchange = openExchange();
    quotedAt(exchange, 100);
    exchange.submit({ lots: 10, limitTicks: 100 });
    expect(toSpend(exchange)).toBe(units(8_988));
    expect(spendable(exchange.state, accountOf(exchange.state, 'nobody'), 'USD', NOON)).toBe(0n);
  });

  it('is less by the margin and by what is lost', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 51_000);
    expect(toSpend(exchange)).toBe(units(4_000));
  });

  it('is never more than the cash, whatever was won', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 20_000);
    expect(toSpend(exchange)).toBe(units(10_000));
  });

  it('is less by the margin of an order that waits', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_000);
    exchange.submit({ instrumentId: 'X-PERP', lots: 2, limitTicks: 20_000 });
    expect(toSpend(exchange)).toBe(units(6_000));
  });
});

describe('the summary of an account', () => {
  it('has a buffer of equity less maintenance margin: 8,000 − 2,500 = 5,500', () => {
    const exchange = openExchange();
    quotedAt(exchange, 50_000);
    seeded(exchange, 1, 52_000);
    expect(marginSummary(exchange.state, 'alice', 'USD', NOON)).toEqual({
      equity: units(8_000),
      initialMargin: units(5_000),
      maintenanceMargin: units(2_500),
      liquidationBuffer: units(5_500),
    });
  });

  it('is empty for an account that never did anything', () => {
    const { state } = openExchange();
    const summary = marginSummary(state, 'nobody', 'USD', NOON);
    expect(summary).toEqual({ equity: 0n, initialMargin: 0n, maintenanceMargin: 0n, liquidationBuffer: 0n });
  });
});
