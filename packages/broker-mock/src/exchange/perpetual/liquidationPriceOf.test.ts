import fc from 'fast-check';
import type { InstrumentRules } from '../listing';
import { openExchange, perpetualX, spotX, units, type Exchange } from '../testing/openExchange';
import { accountOf, marketNamed } from '../venueState';
import { liquidationPriceOf } from './liquidationPriceOf';
import { freeEquity, maintenanceMargin } from './margin';
import { quotedAt, seeded } from './testing/quotedAt';

const perpetualY = { ...perpetualX, instrumentId: 'Y-PERP' };
const priceIn = ({ state }: Exchange, accountId = 'ann', instrumentId = 'X-PERP') =>
  liquidationPriceOf(state, accountOf(state, accountId), instrumentId);

/** Ann with so much cash, and X-PERP at a mark of 100. */
function openFor(cash: number, rules: InstrumentRules = {}): Exchange {
  const exchange = openExchange({ instruments: [spotX, perpetualX, perpetualY], rules: { 'X-PERP': rules } });
  exchange.run({ type: 'Deposit', at: 0, accountId: 'ann', currency: 'USD', units: units(cash) });
  quotedAt(exchange, 100);
  return exchange;
}

/** Whether the account would be liquidated at a mark. */
function isShortAt({ state }: Exchange, halfTicks: number): boolean {
  const market = marketNamed(state, 'X-PERP');
  const before = market.markHalfTicks;
  market.markHalfTicks = halfTicks;
  const ann = accountOf(state, 'ann');
  const isShort = freeEquity(state, ann, 'USD') < maintenanceMargin(state, ann, 'USD', state.at ?? 0);
  market.markHalfTicks = before;
  return isShort;
}

describe('the liquidation price', () => {
  it('of long 1 at 100 with 10 of cash and 5 % is 94.5', () => {
    const exchange = openFor(10);
    seeded(exchange, 1, 100, 'ann');
    expect(priceIn(exchange)).toBe(189);
    expect([isShortAt(exchange, 190), isShortAt(exchange, 189)]).toEqual([false, true]);
  });

  it('of short 1 at 100 with 10 of cash and 5 % is 105', () => {
    const exchange = openFor(10);
    seeded(exchange, -1, 100, 'ann');
    // At 105 the equity of 5 is below 5.25; at 104.5 the 5.5 are above 5.225.
    expect(priceIn(exchange)).toBe(210);
  });

  it.each([
    ['a flat account', 0, 10],
    ['a long that its cash covers to the last', 1, 100],
  ])('is null for %s', (_case, lots, cash) => {
    const exchange = openFor(cash);
    seeded(exchange, lots, 100, 'ann');
    expect(priceIn(exchange)).toBeNull();
  });

  it('is null for spot, and for an account that nobody knows', () => {
    const exchange = openFor(10);
    seeded(exchange, 5, 100, 'ann', 'X-USD');
    expect([priceIn(exchange, 'ann', 'X-USD'), priceIn(exchange, 'nobody')]).toEqual([null, null]);
    expect(() => priceIn(exchange, 'ann', 'Z-PERP')).toThrow('Z-PERP is traded at the venue');
  });

  it('is null where the margin is the whole value, so that no price brings it about', () => {
    const whole = { marginTiers: [{ fromNotional: '0', initial: '1', maintenance: '1' }] };
    const exchange = openFor(60, whole);
    seeded(exchange, 1, 50, 'ann');
    expect(priceIn(exchange)).toBeNull();
  });

  it('goes by the cost where there is no mark yet', () => {
    const exchange = openFor(10);
    seeded(exchange, 1, 100, 'ann', 'Y-PERP');
    expect(priceIn(exchange, 'ann', 'Y-PERP')).toBe(189);
  });

  it('takes the rates of the night when it is night', () => {
    const rates = { initial: '0.2', maintenance: '0.1' };
    const exchange = openFor(20, { overnight: { dayHours: [8, 20], long: rates, short: rates } });
    seeded(exchange, 1, 100, 'ann');
    // At 88.5 the equity of 8.5 is below 8.85, at 89 the 9 are above 8.9.
    expect(priceIn(exchange)).toBe(177);
  });

  it('is the nearest price at which the account would be liquidated, whatever the tiers and the other positions', () => {
    const tiers = [
      { fromNotional: '0', initial: '0.1', maintenance: '0.05' },
      { fromNotional: '700', initial: '0.2', maintenance: '0.12' },
      { fromNotional: '1500', initial: '0.4', maintenance: '0.3' },
    ];
    const cash = fc.integer({ min: 1, max: 1_500 });
    const lots = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(cash, lots, lots, fc.integer({ min: 60, max: 150 }), (money, held, other, entry) => {
        const exchange = openFor(money, { marginTiers: tiers });
        // Auctions, so that nothing is closed.
        for (const { instrumentId } of [perpetualX, perpetualY]) {
          exchange.run({ type: 'SetStatus', at: 0, instrumentId, status: 'Auction' });
        }
        quotedAt(exchange, 20, 9, 'Y-PERP');
        seeded(exchange, other, 20, 'ann', 'Y-PERP');
        seeded(exchange, held, entry, 'ann');
        fc.pre(!isShortAt(exchange, 200));
        const way = held > 0 ? Array.from({ length: 199 }, (_, index) => 199 - index) : rising;
        const first = held === 0 ? undefined : way.find((halfTicks) => isShortAt(exchange, halfTicks));
        expect(priceIn(exchange)).toBe(first ?? null);
      }),
      { numRuns: 300 },
    );
  });

  const rising = Array.from({ length: 4_000 }, (_, index) => 201 + index);
});
