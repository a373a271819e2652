import { moneyOf, quantityOf, ratioOf } from '@bot/core';
import type { VenueBooks } from '../input';
import { booksOf, btcPerp, buy, failedCall, fillOf, limits, progressOf, usd } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, type EngineUnderTest, type Then } from '../testing/given';
import { globalMode } from '../state/modes';

const read = (engine: EngineUnderTest, books: Partial<VenueBooks> = {}): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });
const coins = (netQuantity: string) => ({
  ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf(netQuantity), averageEntryPrice: null },
});

describe('books that bring news of our orders', () => {
  it('are read again soon, and not compared', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1') };
    const news = read(engine, { ours: [{ clientOrderId: id, found }] });
    expect(news).toMatchObject({ types: ['OrderProgressed'], commands: [] });
    expect(engine.state.view.tasks.get('Reconciliation')).toBe(engine.now + 5_000);
    expect(engine.state.view.drifts.size).toBe(0);
  });

  it('are read again at once before trading begins', () => {
    const before = givenTrading();
    const id = ordered(before, buy('1', '90'));
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.when(started);
    engine.when(venueLoaded);
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1') };
    const news = read(engine, { ours: [{ clientOrderId: id, found }] });
    expect(news).toMatchObject({ types: ['OrderProgressed'], commands: [{ type: 'ReadVenueBooks' }] });
  });

  it('tell of an order of somebody else, and of each fill once, however often they are listed', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const fill = fillOf(id);
    const theirs = { terms: buy('1'), progress: progressOf('theirs', 'Accepted') };
    const news = read(engine, { openOrders: [theirs, theirs], fills: [fill, fill] });
    expect(news.types).toEqual(['FillSettled', 'DriftFound', 'AlertRaised', 'ExternalOrderSeen']);
  });

  it('ask for the fills of what is not settled, and a minute before; else for those of the last reading and before', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const submittedAt = engine.now;
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const lastRead = engine.woke(600_000).commands;
    expect(lastRead).toEqual([
      { type: 'ReadVenueBooks', ours: [], fillsSince: submittedAt - 300_000, withPerpetuals: false },
    ]);
    read(engine, { balances: [usd('9900')], positions: [coins('1')] });
    expect(engine.woke(60_000).commands).toMatchObject([{ fillsSince: submittedAt - 60_000 }]);
    read(engine, { balances: [usd('9900')], positions: [coins('1')], fills: [fillOf(id)] });
    expect(engine.woke(60_000).commands).toMatchObject([{ fillsSince: submittedAt + 660_000 - 300_000 }]);
  });
});

describe('a drift', () => {
  const less = { balances: [usd('9900')] };

  it('counts when two readings in a row show it; then nothing new is opened', () => {
    const engine = givenTrading();
    expect(read(engine, less)).toMatchObject({ events: [], commands: [] });
    expect(engine.state.view.tasks.get('Reconciliation')).toBe(engine.now + 5_000);
    const seen = read(engine, less);
    expect(seen.types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised', 'ModeChanged']);
    expect(seen.payload('BooksCompared')?.drifts).toEqual([
      { drift: 'CashDiffers', currency: 'USD', ours: moneyOf('10000'), venues: moneyOf('9900') },
    ]);
    expect(seen.payload('AlertRaised')?.subject).toBe('the venue has 100 less USD');
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'ReduceOnly', cause: 'Drift' });
  });

  it('of more than we know of is one, too', () => {
    const engine = givenTrading();
    read(engine, { balances: [usd('10100')] });
    const seen = read(engine, { balances: [usd('10100')] });
    expect(seen.payload('ModeChanged')?.numbers).toEqual({ drifts: 'the venue has 100 more USD' });
  });

  it('that is gone at the second look was none', () => {
    const engine = givenTrading();
    read(engine, less);
    expect(read(engine).events).toEqual([]);
    expect(read(engine, less).events).toEqual([]);
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('is the same while both sides trade on; who resumes accepts the books of the venue', () => {
    const engine = givenTrading();
    read(engine, less);
    read(engine, less);
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'a fee, it is fine' });
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const traded = { balances: [usd('9800')], positions: [coins('1')] };
    const accepted = read(engine, traded);
    expect(accepted.types).toEqual(['BooksCompared', 'CashMoved']);
    expect(accepted.payload('CashMoved')).toMatchObject({ amount: moneyOf('-100'), why: 'Unexplained' });
    expect(read(engine, traded).types).toEqual(['BooksCompared']);
    expect(engine.state.ledger.alerts.size).toBe(0);
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('is said again when it comes back after the books agreed', () => {
    const engine = givenTrading();
    read(engine, less);
    read(engine, less);
    expect(read(engine).types).toEqual(['BooksCompared']);
    expect(read(engine).types).toEqual([]);
    read(engine, less);
    expect(read(engine, less).types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised']);
  });

  it('that was said is not said again after another one', () => {
    const engine = givenTrading();
    const more = { balances: [usd('10100')] };
    const seen = [less, less, more, more, less, less].map(
      (books) => read(engine, books).payload('AlertRaised')?.subject,
    );
    const [lessText, moreText] = ['the venue has 100 less USD', 'the venue has 100 more USD'];
    expect(seen).toEqual([undefined, lessText, undefined, moreText, undefined, undefined]);
  });

  it('that was alerted before a restart lets the bot begin, in the mode that stands', () => {
    const before = givenTrading();
    read(before, less);
    read(before, less);
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.when(started);
    engine.when(venueLoaded);
    expect(read(engine, less)).toMatchObject({ events: [], commands: [{ type: 'ReadVenueBooks' }] });
    expect(read(engine, less).types).toEqual(['BooksCompared']);
    expect(engine.state.view.reconciled).toBe(true);
    expect(globalMode(engine.state.ledger).mode).toBe('ReduceOnly');
  });

  it('keeps reduce-only beyond the day that a daily loss began it on', () => {
    const config = { limits: { ...limits, dailyLossLimitUsd: moneyOf('50'), maxLeverage: ratioOf('5') } };
    const engine = givenTrading({ config });
    const id = ordered(engine, buy('1', '90'));
    engine.sampled(1_000, '100');
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    engine.sampled(1_000, '40');
    expect(globalMode(engine.state.ledger).cause).toBe('DailyLossLimit');
    const drifted = { balances: [usd('9000')], positions: [coins('1')] };
    read(engine, drifted);
    expect(read(engine, drifted).types).toContain('ModeChanged');
    engine.sampled(24 * 3_600_000, '40');
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'ReduceOnly', cause: 'Drift' });
  });

  it.each([
    ['the venue does not have order', {}],
    ['the venue has filled 0.1 less of order', { openOrders: [['PartiallyFilled', '0.3']] }],
    ['the venue has 0.4 less of BTC-USD', { openOrders: [['PartiallyFilled', '0.4']] }],
  ] as const)(
    'reads as a sentence: %s',
    (sentence, { openOrders = [] }: { openOrders?: readonly (readonly ['PartiallyFilled', string])[] }) => {
      const engine = givenTrading();
      const id = ordered(engine, buy('1', '90'));
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '0.4') });
      const listed = openOrders.map((word) => ({ terms: buy('1', '90'), progress: progressOf(id, ...word) }));
      const books = { balances: [usd('9960')], openOrders: listed };
      read(engine, books);
      const messages = read(engine, books).events.map(({ payload }) => ('message' in payload ? payload.message : ''));
      expect(messages.join('\n')).toContain(sentence);
    },
  );

  it('is an order, too, that has ended in our books and lives on at the venue', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    const openOrders = [{ terms: buy('1', '90'), progress: progressOf(id, 'Accepted') }];
    read(engine, { openOrders });
    expect(read(engine, { openOrders }).payload('AlertRaised')?.subject).toBe(
      `the venue has order ${id}, which has ended in our books`,
    );
  });

  it('does not hide that a cancel is to be asked again', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Asked' });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    const books = { ...less, openOrders: [found], ours: [{ clientOrderId: id, found }] };
    // While the first request is under way it is not repeated.
    expect(read(engine, books)).toMatchObject({ events: [], commands: [] });
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Accepted', message: '' } as const;
    engine.when({ type: 'CancelAnswered', clientOrderId: id, answer });
    const again = read(engine, books);
    expect(again.types).toContain('RetryScheduled');
    expect(again.commands).toMatchObject([{ type: 'CancelOrder' }]);
  });
});

describe('a balance that cannot be true', () => {
  const negative = { balances: [{ ...usd('10000'), available: moneyOf('-5') }] };

  it('halts trading and is alerted once', () => {
    const engine = givenTrading();
    const halted = read(engine, negative);
    expect(halted.types).toEqual(['ModeChanged', 'AlertRaised']);
    expect(halted.payload('ModeChanged')).toMatchObject({ mode: 'Halted', numbers: { available: '-5' } });
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('10000'));
    expect(engine.state.view.tasks.get('Reconciliation')).toBe(engine.now + 5_000);
    expect(read(engine, negative).events).toEqual([]);
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    expect(read(engine, negative).types).toEqual(['ModeChanged', 'AlertRaised']);
  });

  it('ends with the first reading that can be true', () => {
    const engine = givenTrading();
    read(engine, negative);
    const sane = read(engine);
    expect(sane.payload('ModeChanged')).toMatchObject({ cause: 'ImpossibleBalance', mode: 'Normal', actor: 'Bot' });
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('is one, too, whose parts do not add up; cash below zero is none where perpetuals may lose it', () => {
    const engine = givenTrading();
    const torn = { balances: [{ ...usd('10000'), hold: moneyOf('5') }] };
    expect(read(engine, torn).payload('ModeChanged')).toMatchObject({ cause: 'ImpossibleBalance' });
    const spot = read(givenTrading(), { balances: [usd('-5')] });
    expect(spot.payload('ModeChanged')).toMatchObject({ cause: 'ImpossibleBalance' });
    const owing = givenTrading({ instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } });
    expect(read(owing, { balances: [usd('-5')] }).types).not.toContain('ModeChanged');
  });

  it('does not end with a reading that brings news and cannot be true either', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    read(engine, negative);
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1') };
    expect(read(engine, { ...negative, ours: [{ clientOrderId: id, found }] }).types).toEqual(['OrderProgressed']);
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'Halted', cause: 'ImpossibleBalance' });
  });

  it('is alerted also while trading is halted already, and still lets news of orders in', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch' });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    expect(read(engine, { ...negative, ours: [{ clientOrderId: id, found }] }).types).toEqual([
      'OrderProgressed',
      'CancelRequested',
    ]);
    expect(read(engine, negative).types).toEqual(['ModeChanged', 'AlertRaised']);
  });
});

describe('books that cannot be read', () => {
  const unreadable = { type: 'VenueBooksUnreadable', failure: failedCall('Timeout', 'Unknown') } as const;

  it('are alerted once while it lasts, and tried again within half a minute', () => {
    const engine = givenTrading();
    expect(engine.when(unreadable).payload('AlertRaised')?.code).toBe('BooksUnreadable');
    expect(engine.when(unreadable).events).toEqual([]);
    expect(engine.woke(29_999).commands).toEqual([]);
    expect(engine.woke(1).commands).toMatchObject([{ type: 'ReadVenueBooks' }]);
    expect(read(engine).types).toEqual(['BooksCompared']);
    expect(engine.when(unreadable).types).toEqual(['AlertRaised']);
  });
});
