import fc from 'fast-check';
import { totalsOf } from '../queries/balances';
import { openExchange, units, type Exchange } from '../testing/openExchange';
import { accountOf, holdingOf, marketNamed } from '../venueState';
import { decideFunding, fundingRatePpb } from './funding';
import { quotedAt, seeded } from './testing/quotedAt';

const HOUR = 3_600_000;

const marketOf = ({ state }: Exchange) => marketNamed(state, 'X-PERP');
const cashOf = ({ state }: Exchange, accountId: string) => holdingOf(accountOf(state, accountId), 'USD').total;
const setRate = ({ run }: Exchange, ppb: number | null) =>
  run({ type: 'SetFundingRate', at: 0, instrumentId: 'X-PERP', ppb });

/** Alice is long 1 and bob short 2 at a mark of 50,000. */
function openPositions(): Exchange {
  const exchange = openExchange();
  quotedAt(exchange, 50_000);
  seeded(exchange, 1, 50_000);
  seeded(exchange, -2, 50_000, 'bob');
  return exchange;
}

describe('the funding rate', () => {
  const rateAt = (mark: number, indexTicks?: number): number => {
    const exchange = openExchange();
    exchange.quote({
      ...{ instrumentId: 'X-PERP', bids: [[mark - 1, 9]], asks: [[mark + 1, 9]] },
      ...(indexTicks !== undefined && { indexTicks }),
    });
    return fundingRatePpb(marketOf(exchange));
  };

  it('is a 24th of the premium: 50,060 over 50,000 is 0.12 %, so 0.005 %', () => {
    expect(rateAt(50_060, 50_000)).toBe(50_000);
    expect(rateAt(49_940, 50_000)).toBe(-50_000);
  });

  it.each([
    ['is 0.05 % at most', 51_000, 50_000, 500_000],
    ['is 0.05 % at most below zero', 49_000, 50_000, -500_000],
    ['is cut to whole parts per billion', 50_001, 50_000, 833],
    ['is nothing where the mark is the index', 50_000, 50_000, 0],
    ['is nothing while nobody says an index', 50_000, undefined, 0],
    ['is nothing while the index makes no sense', 50_000, 0, 0],
  ])('%s', (_case, mark, index, ppb) => {
    expect(rateAt(mark, index)).toBe(ppb);
  });

  it('is what was set, until that is taken back', () => {
    const exchange = openExchange();
    setRate(exchange, 2_000_000);
    expect(fundingRatePpb(marketOf(exchange))).toBe(2_000_000);
    setRate(exchange, null);
    expect(fundingRatePpb(marketOf(exchange))).toBe(0);
  });
});

describe('a funding', () => {
  it('of 0.01 % on long 1 at 50,000 costs 5; other people take the other side of all', () => {
    const exchange = openPositions();
    setRate(exchange, 100_000);
    expect(exchange.pass(HOUR)).toEqual([
      {
        ...{ type: 'FundingSettled', at: HOUR, instrumentId: 'X-PERP', dueAt: HOUR, ppb: 100_000 },
        payments: [['alice', units(-5)], ['bob', units(10)], ['market', units(-5)]], // prettier-ignore
      },
    ]);
    expect([cashOf(exchange, 'alice'), cashOf(exchange, 'bob')]).toEqual([units(9_995), units(10_010)]);
    expect(cashOf(exchange, 'market')).toBe(units(-5));
  });

  it('is paid by shorts when the rate is below zero', () => {
    const exchange = openPositions();
    setRate(exchange, -100_000);
    exchange.pass(HOUR);
    expect([cashOf(exchange, 'alice'), cashOf(exchange, 'bob')]).toEqual([units(10_005), units(9_990)]);
  });

  it('comes at each full interval, once for each that has passed', () => {
    const exchange = openPositions();
    setRate(exchange, 100_000);
    expect(exchange.pass(HOUR - 1)).toEqual([]);
    expect(exchange.pass(3 * HOUR).map(({ at }) => at)).toEqual([HOUR, 2 * HOUR, 3 * HOUR]);
    expect(cashOf(exchange, 'alice')).toBe(units(9_985));
    expect(marketOf(exchange).nextFundingAt).toBe(4 * HOUR);
  });

  it('keeps to the interval of its instrument', () => {
    const { pass } = openExchange({ rules: { 'X-PERP': { fundingIntervalMs: 8 * HOUR } } });
    expect(pass(17 * HOUR).map(({ at }) => at)).toEqual([8 * HOUR, 16 * HOUR]);
  });

  it('that is late happens now, and says when it was due', () => {
    const exchange = openPositions();
    exchange.pass(HOUR);
    expect(decideFunding(exchange.state, marketOf(exchange), 5)).toMatchObject({ at: HOUR, dueAt: 5 });
    const { state } = openExchange();
    state.at = null;
    expect(decideFunding(state, marketNamed(state, 'X-PERP'), 5)).toMatchObject({ at: 5, payments: [] });
  });

  it('moves nothing without a rate, and nobody where accounts pay one another', () => {
    const exchange = openPositions();
    expect(exchange.pass(HOUR)).toMatchObject([{ ppb: 0, payments: [] }]);
    setRate(exchange, 100_000);
    seeded(exchange, 1, 50_000);
    expect(exchange.pass(2 * HOUR)).toMatchObject([{ payments: [['alice', units(-10)], ['bob', units(10)]] }]); // prettier-ignore
  });

  it('may bring the cash of an account below zero, and with it the account into liquidation', () => {
    const exchange = openPositions();
    setRate(exchange, 250_000_000);
    // 25 % of 50,000.
    expect(exchange.pass(HOUR).map(({ type }) => type)).toEqual([
      'FundingSettled',
      'LiquidationBegan',
      'OrderAccepted',
      'TradeExecuted',
      'LiquidationEnded',
    ]);
    expect(cashOf(exchange, 'alice')).toBe(0n);
  });

  it('adds up to zero, and takes nothing away from the whole', () => {
    const position = fc.record({ lots: fc.integer({ min: -50, max: 50 }), at: fc.integer({ min: 1, max: 999_999 }) });
    const rate = fc.integer({ min: -500_000, max: 500_000 });
    fc.assert(
      fc.property(
        fc.array(position, { maxLength: 6 }),
        rate,
        fc.integer({ min: 2, max: 999_999 }),
        (positions, ppb, mark) => {
          const exchange = openExchange();
          quotedAt(exchange, mark, 0);
          positions.forEach(({ lots, at }, index) => {
            exchange.run({
              ...{ type: 'Deposit', at: 0, accountId: `a${index}`, currency: 'USD' },
              units: units(1_000_000_000),
            });
            seeded(exchange, lots, at, `a${index}`);
          });
          setRate(exchange, ppb);
          const before = totalsOf(exchange.state);
          const settled = exchange.pass(HOUR).find(({ type }) => type === 'FundingSettled');
          const payments = settled?.type === 'FundingSettled' ? settled.payments : [];
          expect(payments.reduce((sum, [, paid]) => sum + paid, 0n)).toBe(0n);
          for (const [accountId, paid] of payments) {
            const index = Number(accountId.slice(1));
            const lots = accountId === 'market' ? 0 : (positions[index]?.lots ?? 0);
            if (lots !== 0) expect(paid < 0n).toBe(lots > 0 === ppb > 0);
          }
          expect(totalsOf(exchange.state)).toEqual(before);
        },
      ),
    );
  });
});
