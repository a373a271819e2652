import { moneyOf, quantityOf, ratioOf, toText, type Instrument } from '@bot/core';
import type { VenueBooks } from '../input';
import { globalMode } from '../state/modes';
import { createLedger } from '../state/ledger';
import { evolve } from '../evolve';
import { booksOf, btcPerp, buy, DAY, fillOf, progressOf, sell, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Given, type Then } from '../testing/given';
import { plain } from '../testing/plain';

const HOUR = 3_600_000;
const ethPerp: Instrument = { ...btcPerp, instrumentId: 'ETH-PERP', baseCurrency: 'ETH' };
const perpetuals: Given = { instruments: [btcPerp, ethPerp], config: { instrumentIds: ['BTC-PERP', 'ETH-PERP'] } };

/** What the venue says: cash, what it holds of BTC-PERP and ETH-PERP, and no list of payments. */
const said = (cash: string, held: readonly string[] = []): VenueBooks =>
  booksOf({
    balances: [usd(cash)],
    positions: ['BTC-PERP', 'ETH-PERP'].map((instrumentId, index) => ({
      ...{ instrumentId, netQuantity: quantityOf(held[index] ?? '0'), averageEntryPrice: null },
    })),
    fundings: null,
  });
const read = (engine: EngineUnderTest, books: VenueBooks): Then => engine.when({ type: 'VenueBooksRead', books });
const readTwice = (engine: EngineUnderTest, books: VenueBooks): Then => {
  read(engine, books);
  engine.now += 5_000;
  return read(engine, books);
};
const bookedIn = ({ events }: Then): readonly string[] =>
  events.flatMap(({ type, payload }) =>
    type === 'FundingBooked'
      ? [
          `${payload.payment.fundingId} ${toText(payload.payment.amount)} at ${toText(payload.payment.fundingRate)}`.replace(
            String(DAY + HOUR),
            '01:00',
          ),
        ]
      : [],
  );
const foundIn = (then: Then): string | undefined => then.payload('DriftFound')?.drift.drift;

/** Bought or sold for 100 each at the start of the day, and settled. */
function holding(held: readonly string[], config: Given['config'] = {}): EngineUnderTest {
  const engine = givenTrading({ ...perpetuals, config: { ...perpetuals.config, ...config } }, said('10000'));
  engine.now += 60_000;
  held.forEach((quantity, index) => {
    const instrumentId = index === 0 ? 'BTC-PERP' : 'ETH-PERP';
    const terms = { ...(quantity.startsWith('-') ? sell(quantity.slice(1)) : buy(quantity)), instrumentId };
    const id = ordered(engine, terms);
    const filled = toText(terms.quantity);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', filled, { instrumentId }) });
    const fill = { ...fillOf(id, `t-${id}`), instrumentId, side: terms.side, quantity: terms.quantity };
    engine.when({ type: 'FillReported', fill });
  });
  read(engine, said('10000', held));
  return engine;
}

/** The first hour of the day is over; prices are what they were. */
function afterHour(engine: EngineUnderTest, hours = 1): EngineUnderTest {
  engine.now = DAY + hours * HOUR;
  for (const { instrumentId } of [btcPerp, ethPerp]) engine.sampled(0, '100', instrumentId);
  return engine;
}

describe('cash that differs after funding was due, at a venue that lists none', () => {
  it('is booked as funding once two looks show it, with a name of its time and the rate that it comes to', () => {
    const engine = afterHour(holding(['2']));
    const first = read(engine, said('9999.98', ['2']));
    expect(first.types).toEqual([]);
    const second = read(engine, said('9999.98', ['2']));
    expect(second.types).toEqual(['BooksCompared', 'DriftFound', 'FundingBooked']);
    expect(bookedIn(second)).toEqual(['unlisted-BTC-PERP-01:00 -0.02 at 0.0001']);
    const { ledger } = engine.state;
    expect(ledger.results.get('BTC-PERP')?.funding).toEqual(moneyOf('-0.02'));
    expect([ledger.cash.get('USD'), ledger.adjustedCash.size]).toEqual([moneyOf('9999.98'), 0]);
    expect(globalMode(ledger).mode).toBe('Normal');
  });

  it('is received by a short', () => {
    const engine = afterHour(holding(['-2']));
    expect(bookedIn(readTwice(engine, said('10000.02', ['-2'])))).toEqual(['unlisted-BTC-PERP-01:00 0.02 at 0.0001']);
  });

  it('is not booked a second time for the same time, also after a restart', () => {
    const engine = afterHour(holding(['2']));
    readTwice(engine, said('9999.98', ['2']));
    const folded = createLedger();
    engine.log.forEach((event) => evolve(folded, event));
    expect(plain(folded)).toBe(plain(engine.state.ledger));
    const restarted = givenTrading({ ...perpetuals, after: engine }, said('9999.98', ['2']));
    const again = readTwice(restarted, said('9999.96', ['2']));
    expect([foundIn(again), bookedIn(again)]).toEqual(['CashDiffers', []]);
  });

  it('may be one sum for all the times that were due while nobody looked', () => {
    const engine = afterHour(holding(['2']), 5);
    const booked = readTwice(engine, said('9999.90', ['2']));
    expect(booked.payload('FundingBooked')?.payment).toMatchObject({ amount: moneyOf('-0.1'), at: DAY + 5 * HOUR });
    expect(booked.payload('FundingBooked')?.payment.fundingRate).toEqual(ratioOf('0.0001'));
  });

  it('is shared by what the perpetuals are worth, to the last digit', () => {
    const engine = afterHour(holding(['1', '-2']));
    expect(bookedIn(readTwice(engine, said('9999.99', ['1', '-2'])))).toEqual([
      'unlisted-BTC-PERP-01:00 -0.00333333 at 0.00003333',
      'unlisted-ETH-PERP-01:00 -0.00666667 at -0.00003333',
    ]);
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('9999.99'));
  });

  it('is that of what is closed meanwhile, too', () => {
    const engine = afterHour(holding(['2']));
    const id = ordered(engine, { ...sell('2'), instrumentId: 'BTC-PERP', reduceOnly: true });
    const sold = progressOf(id, 'Filled', '2', { instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress: sold });
    const fill = {
      ...fillOf(id, 't-sold'),
      instrumentId: 'BTC-PERP',
      side: 'Sell' as const,
      quantity: quantityOf('2'),
    };
    engine.when({ type: 'FillReported', fill });
    expect(bookedIn(readTwice(engine, said('9999.98')))).toEqual(['unlisted-BTC-PERP-01:00 -0.02 at 0.0001']);
  });

  it('is told to a person, and booked all the same, where the policy asks', () => {
    const reconciliation = { ...testConfig.reconciliation, unlistedFunding: 'ask' as const };
    const engine = afterHour(holding(['2'], { reconciliation }));
    const found = readTwice(engine, said('9999.98', ['2']));
    expect(found.types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised', 'ModeChanged', 'FundingBooked']);
    expect(globalMode(engine.state.ledger).mode).toBe('ReduceOnly');
  });
});

describe('cash that differs is not taken for funding', () => {
  const isCash = (engine: EngineUnderTest, books: VenueBooks): void => {
    const then = readTwice(engine, books);
    expect([foundIn(then), bookedIn(then)]).toEqual(['CashDiffers', []]);
  };

  it('where it is more than funding can be: 1 % of 200', () => {
    isCash(afterHour(holding(['2'])), said('9997.99', ['2']));
    expect(bookedIn(readTwice(afterHour(holding(['2'])), said('9998', ['2'])))).toHaveLength(1);
  });

  it('before any was due, or where nothing is held', () => {
    isCash(holding(['2']), said('9999.98', ['2']));
    isCash(afterHour(givenTrading(perpetuals, said('10000'))), said('9999.98'));
  });

  it('where it was bought after that', () => {
    const engine = afterHour(givenTrading(perpetuals, said('10000')));
    engine.now += 60_000;
    const id = ordered(engine, { ...buy('2'), instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '2', { instrumentId: 'BTC-PERP' }) });
    isCash(engine, said('9999.98', ['2']));
  });

  it('once the books have agreed since, and a payment would have shown', () => {
    const engine = afterHour(holding(['2']));
    expect(read(engine, said('10000', ['2'])).types).toEqual(['BooksCompared']);
    engine.woke(10 * 60_000);
    isCash(engine, said('9999.98', ['2']));
  });

  it('once the books have agreed since: that is recorded at once, and once, where the venue lists no payments', () => {
    const before = holding(['2']);
    before.now = DAY + HOUR / 2;
    const restarted = (fundings: VenueBooks['fundings']): EngineUnderTest =>
      afterHour(givenTrading({ ...perpetuals, after: before }, { ...said('10000', ['2']), fundings }));
    const engine = restarted(null);
    expect(read(engine, said('10000', ['2'])).types).toEqual(['BooksCompared']);
    expect(read(engine, said('10000', ['2'])).types).toEqual([]);
    expect(read(restarted([]), { ...said('10000', ['2']), fundings: [] }).types).toEqual([]);
  });

  it('where the venue lists payments', () => {
    isCash(afterHour(holding(['2'])), { ...said('9999.98', ['2']), fundings: [] });
  });

  it('while a position differs, too: a trade moves both', () => {
    const engine = afterHour(holding(['2']));
    const then = readTwice(engine, said('9999.98', ['3']));
    const found = then.events.flatMap(({ type, payload }) => (type === 'DriftFound' ? [payload.drift.drift] : []));
    expect(found).toEqual(['CashDiffers', 'PositionDiffers']);
  });

  it('at once where an order could explain it: its fill may be under way', () => {
    const engine = holding(['2']);
    const id = ordered(engine, { ...buy('1', '90'), instrumentId: 'BTC-PERP' });
    const resting = progressOf(id, 'Accepted', '0', { instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress: resting });
    afterHour(engine);
    const found = { terms: { ...buy('1', '90'), instrumentId: 'BTC-PERP' }, progress: resting };
    const books = { ...said('9999.98', ['2']), openOrders: [found], ours: [{ clientOrderId: id, found }] };
    expect(readTwice(engine, books).types).toEqual([]);
    engine.now += 60_000;
    expect(bookedIn(read(engine, books))).toHaveLength(1);
  });

  it('at once where what a fill has cost is still to be told', () => {
    const engine = holding(['2']);
    const id = ordered(engine, { ...buy('1'), instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1', { instrumentId: 'BTC-PERP' }) });
    afterHour(engine);
    expect(readTwice(engine, said('9999.97', ['3'])).types).toEqual([]);
    engine.now += 60_000;
    expect(bookedIn(read(engine, said('9999.97', ['3'])))).toHaveLength(1);
  });
});

it('is judged by the entry while there is no mark, as at a start', () => {
  const engine = afterHour(holding(['2']));
  const restarted = givenTrading({ ...perpetuals, after: engine }, said('10000', ['2']));
  restarted.state.view.marks.clear();
  expect(bookedIn(readTwice(restarted, said('9998', ['2'])))).toEqual(['unlisted-BTC-PERP-01:00 -2 at 0.01']);
});
