import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, toText, type FillDetail } from '@bot/core';
import type { VenueBooks } from '../input';
import { globalMode } from '../state/modes';
import { booksOf, btcPerp, buy, DAY, failedCall, fillOf, progressOf, testConfig, usd } from '../testing/fixtures';
import { givenTrading, ordered, venueLoaded, type EngineUnderTest, type Given, type Then } from '../testing/given';

const read = (engine: EngineUnderTest, books: Partial<VenueBooks> = {}): Then =>
  engine.when({ type: 'VenueBooksRead', books: booksOf(books) });
const coins = (netQuantity: string) => ({
  ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf(netQuantity), averageEntryPrice: null },
});
const policy = (reconciliation: Partial<(typeof testConfig)['reconciliation']>, more: Given = {}): Given => ({
  ...more,
  config: { ...more.config, reconciliation: { ...testConfig.reconciliation, ...reconciliation } },
});
const adopting = policy({ unexplainedCash: 'adopt', unexplainedPosition: 'adopt', lostOrder: 'adopt' });
const held = ({ state: { ledger } }: EngineUnderTest): string[] => [
  toText(ledger.cash.get('USD') ?? moneyOf('0')),
  toText(ledger.positions.get('BTC-USD')?.netQuantity ?? quantityOf('0')),
];
const restrictions = ({ state: { ledger } }: EngineUnderTest): string[] =>
  [...ledger.restrictions.values()].map(({ scope, mode }) => `${scope} ${mode}`);

describe('cash that nothing explains', () => {
  const withdrawn = { balances: [usd('9000')] };

  it('is taken over after two looks where that is the policy, and is no result of the day', () => {
    const engine = givenTrading(adopting);
    engine.sampled(1_000, '100');
    expect(read(engine, withdrawn).events).toEqual([]);
    expect(read(engine, withdrawn).types).toEqual(['BooksCompared', 'DriftFound', 'AlertRaised', 'CashMoved']);
    expect(held(engine)[0]).toBe('9000');
    expect(engine.state.ledger.day?.equity).toEqual(moneyOf('9000'));
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
    expect(read(engine, withdrawn).types).toEqual(['BooksCompared']);
  });

  it('is given back when its record comes after all', () => {
    const perpetual = policy(
      { unexplainedCash: 'adopt' },
      { instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } },
    );
    const engine = givenTrading(perpetual);
    read(engine, { balances: [usd('9995')] });
    read(engine, { balances: [usd('9995')] });
    const payment = {
      ...{ fundingId: 'f-1', instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('-5') },
      ...{ fundingRate: ratioOf('0.0001'), at: DAY },
    };
    const late = read(engine, { balances: [usd('9995')], fundings: [payment] });
    expect(late.types).toEqual(['CashMoved', 'FundingBooked']);
    expect(held(engine)[0]).toBe('9995');
    expect(engine.state.ledger.adjustedCash.size).toBe(0);
  });

  it('waits for a minute while a live order may explain it', () => {
    const engine = givenTrading(adopting);
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    const books = { ...withdrawn, openOrders: [found], ours: [{ clientOrderId: id, found }] };
    read(engine, books);
    engine.now += 59_999;
    expect(read(engine, books).types).toEqual([]);
    engine.now += 1;
    expect(read(engine, books).types).toContain('CashMoved');
  });
});

describe('a position that nothing explains', () => {
  const found = { positions: [coins('2')] };

  it('makes its instrument reduce-only; who resumes takes it over at the mark', () => {
    const engine = givenTrading();
    engine.sampled(1_000, '100');
    read(engine, found);
    read(engine, found);
    expect(restrictions(engine)).toEqual(['BTC-USD ReduceOnly']);
    expect(held(engine)[1]).toBe('0');
    expect(read(engine, found).events).toEqual([]);
    engine.when({ type: 'ModeCommanded', mode: 'Normal', scope: 'BTC-USD', reason: 'my coins' });
    expect(read(engine, found).payload('PositionAdjusted')).toMatchObject({ price: priceOf('100') });
    expect(held(engine)).toEqual(['10000', '2']);
    expect(engine.state.ledger.day?.equity).toEqual(moneyOf('10200'));
    expect(engine.state.ledger.strategyBooks.get('BTC-USD')?.get('Operator')?.netQuantity).toEqual(quantityOf('2'));
  });

  it('is given back when the trade behind it is listed later: nothing is booked twice', () => {
    const engine = givenTrading(adopting);
    const books = { balances: [usd('9700')], positions: [coins('3')] };
    read(engine, books);
    read(engine, books);
    expect(held(engine)).toEqual(['9700', '3']);
    const fills: readonly FillDetail[] = [
      { ...fillOf('by-hand', 't-1'), quantity: quantityOf('2') },
      { ...fillOf('by-hand', 't-2'), quantity: quantityOf('1') },
    ];
    read(engine, { ...books, fills });
    expect(held(engine)).toEqual(['9700', '3']);
    expect([engine.state.ledger.adjustedPositions.size, engine.state.ledger.adjustedCash.size]).toEqual([0, 0]);
    read(engine, { ...books, fills });
    expect(read(engine, { ...books, fills }).payload('BooksCompared')?.drifts ?? []).toEqual([]);
  });

  it('is given back, too, when it was a late fill of our own', () => {
    const engine = givenTrading(adopting);
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    const books = { balances: [usd('9900')], positions: [coins('1')] };
    read(engine, books);
    read(engine, books);
    expect(held(engine)).toEqual(['9900', '1']);
    const progress = progressOf(id, 'Filled', '1', { filledValue: notionalOf('100') });
    const late = engine.when({ type: 'OrderReported', progress });
    expect(late.types).toEqual(['PositionAdjusted', 'CashMoved', 'OrderProgressed']);
    expect(held(engine)).toEqual(['9900', '1']);
  });

  it('of a time after it is another trade', () => {
    const engine = givenTrading(adopting);
    read(engine, found);
    read(engine, found);
    engine.now += 60_000;
    const later = { ...fillOf('by-hand', 't-1'), at: engine.now };
    read(engine, { ...found, fills: [later] });
    expect(held(engine)).toEqual(['9900', '3']);
  });

  it('waits while a live order of that side may explain it, and for a price', () => {
    const engine = givenTrading(adopting);
    const id = ordered(engine, buy('2', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const live = { terms: buy('2', '90'), progress: progressOf(id, 'Accepted') };
    const openOrders = [live];
    read(engine, { ...found, openOrders });
    expect(read(engine, { ...found, openOrders }).types).toEqual([]);
    // A sale is not what the order would bring.
    const short = { positions: [coins('-1')], openOrders };
    read(engine, short);
    expect(read(engine, short).types).toContain('PositionAdjusted');
    engine.state.view.marks.clear();
    read(engine, { openOrders, positions: [coins('-2')] });
    expect(read(engine, { openOrders, positions: [coins('-2')] }).types).not.toContain('PositionAdjusted');
  });
});

describe('an order of ours that the venue does not list any more', () => {
  it('is taken for canceled where that is the policy; a fill that comes all the same counts', () => {
    const engine = givenTrading(adopting);
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    read(engine, { ours: [{ clientOrderId: id, found: null }] });
    const lost = read(engine, { ours: [{ clientOrderId: id, found: null }] });
    expect(lost.payload('OrderProgressed')).toMatchObject({ status: 'Canceled', reason: 'Other', late: false });
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    expect(held(engine)).toEqual(['9900', '1']);
  });

  it('defect 7: is not taken for canceled after one look that found nothing, nor because it could not be looked up', () => {
    const engine = givenTrading(adopting);
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    read(engine, { ours: [{ clientOrderId: id, found: null }] });
    const failure = { code: 'ConnectionLost', venueOutcome: 'Unknown', message: 'down' } as const;
    engine.when({ type: 'VenueBooksUnreadable', failure });
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Accepted');
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    read(engine, { openOrders: [found], ours: [{ clientOrderId: id, found }] });
    expect(engine.state.ledger.orders.get(id)?.status).toBe('Accepted');
  });
});

describe('what a setting cannot accept', () => {
  it.each([
    ...[{ chosen: 'adopt', policy: 'ask', mode: 'BTC-USD ReduceOnly' }],
    ...[{ chosen: 'halt', policy: 'halt', mode: 'BTC-USD Halted' }],
  ] as const)('is a fill of ours that the venue denies: $chosen is $policy, once', ({ chosen, mode, ...asked }) => {
    const engine = givenTrading(policy({ missedFill: chosen }));
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '0.4') });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'PartiallyFilled', '0.3') };
    const books = { balances: [usd('9960')], positions: [coins('0.4')], openOrders: [found] };
    read(engine, books);
    expect(read(engine, books).payload('DriftFound')).toMatchObject(asked);
    expect(restrictions(engine)).toEqual([mode]);
    expect(read(engine, books).events).toEqual([]);
  });
});

describe('differences that the venue’s own record of our orders settles', () => {
  const late = { at: DAY - 5_001 };

  it('are found when nobody told us in time, and need nobody', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'PartiallyFilled', '0.4', late) };
    const filled = read(engine, { ours: [{ clientOrderId: id, found }] });
    expect(filled.types).toEqual(['DriftFound', 'OrderProgressed']);
    expect(filled.payload('DriftFound')).toMatchObject({
      policy: 'adopt',
      drift: { drift: 'FilledQuantityDiffers', ours: quantityOf('0'), venues: quantityOf('0.4') },
    });
    const ended = { terms: buy('1', '90'), progress: progressOf(id, 'Canceled', '0.4', late) };
    expect(read(engine, { ours: [{ clientOrderId: id, found: ended }] }).payload('DriftFound')?.drift).toMatchObject({
      ...{ drift: 'OrderStatusDiffers', ourStatus: 'PartiallyFilled', venueStatus: 'Canceled' },
    });
  });

  it('are held back by it where that is the policy', () => {
    const engine = givenTrading(policy({ missedFill: 'halt' }));
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1', late) };
    read(engine, { ours: [{ clientOrderId: id, found }] });
    expect(restrictions(engine)).toEqual(['BTC-USD Halted']);
  });

  it('are none when the venue only answers faster than its stream, or an answer was awaited', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const unnamed = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted', '0', late) };
    expect(read(engine, { ours: [{ clientOrderId: id, found: unnamed }] }).types).toEqual(['OrderProgressed']);
    const found = { terms: buy('1', '90'), progress: progressOf(id, 'Filled', '1') };
    expect(read(engine, { ours: [{ clientOrderId: id, found }] }).types).toEqual(['OrderProgressed']);
  });

  it('defect 1.9: a fill of our own is no difference, however often the books are read around it', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    read(engine, { ours: [{ clientOrderId: id, found: null }] });
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    engine.when({ type: 'FillReported', fill: fillOf(id) });
    const books = { balances: [usd('9900')], positions: [coins('1')], fills: [fillOf(id)] };
    for (let look = 0; look < 3; look++) read(engine, books);
    expect(engine.log.map(({ type }) => type)).not.toContain('DriftFound');
    expect(engine.state.view.differSince).toBeNull();
  });
});

it('how long the books differ is known while it lasts and when it is over', () => {
  const engine = givenTrading();
  const { view } = engine.state;
  read(engine, { balances: [usd('9900')] });
  const since = engine.now;
  engine.now += 5_000;
  read(engine, { balances: [usd('9900')] });
  expect(view.differSince).toBe(since);
  engine.now += 5_000;
  read(engine);
  expect([view.differSince, view.differedMs]).toEqual([null, 10_000]);
});

it('that the books agree is recorded once an hour, so that a start knows from where to read', () => {
  const engine = givenTrading();
  for (let minute = 0; minute < 30; minute += 1) engine.woke(119_999);
  engine.now += 29;
  expect(read(engine).types).not.toContain('BooksCompared');
  engine.now += 1;
  expect(read(engine).types).toContain('BooksCompared');
});

it('an instrument of ours that the venue does not list any more is halted', () => {
  const engine = givenTrading();
  const loaded = { ...venueLoaded, instruments: [] };
  expect(engine.when(loaded).payload('DriftFound')?.drift.drift).toBe('InstrumentGone');
  expect(restrictions(engine)).toEqual(['BTC-USD Halted']);
  expect(engine.when(loaded).types).not.toContain('DriftFound');
});

it.each([
  ['the fate of an order is not known any more', { type: 'SubmitFailed', failure: failedCall('Timeout', 'Unknown') }],
  ['a connection is dead', { type: 'FeedSilent', instrumentIds: ['BTC-USD'], connection: 'Dead' }],
] as const)('books are read soon when %s', (_, happened) => {
  const engine = givenTrading();
  const clientOrderId = ordered(engine, buy('1', '90'));
  engine.when({ clientOrderId, ...happened } as never);
  engine.woke(4_999);
  expect(engine.woke(1).commands.filter(({ type }) => type === 'ReadVenueBooks')).toHaveLength(1);
});

it('defect 13: equity counts of a perpetual only what it has won or lost, never its value', () => {
  const perpetual = { instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'], holdings: 'adopt' } } as const;
  const short = { instrumentId: 'BTC-PERP', netQuantity: quantityOf('-1'), averageEntryPrice: priceOf('100') };
  const engine = givenTrading(perpetual, booksOf({ positions: [short] }));
  engine.sampled(1_000, '110', 'BTC-PERP');
  expect(engine.state.ledger.day?.equity).toEqual(moneyOf('9990'));
});
