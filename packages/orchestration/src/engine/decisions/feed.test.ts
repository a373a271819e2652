import { priceOf, quantityOf } from '@bot/core';
import { globalMode, modeOf } from '../state/modes';
import { booksOf, buy, DAY, failedCall, fillOf, usd } from '../testing/fixtures';
import { givenTrading, wish, type EngineUnderTest, type TimelessInput } from '../testing/given';
import { holding } from '../testing/holdings';
import { telemetry } from '../testing/keys';

const id = 'BTC-USD';
const silent = (connection: 'Live' | 'Silent' | 'Dead') =>
  ({ type: 'FeedSilent', instrumentIds: [id], connection }) as const;
const spoke = { type: 'FeedSpoke', instrumentId: id } as const;
const open = { type: 'OpenFeed', instrumentIds: [id] } as const;
const poll = { type: 'PollQuotes', instrumentIds: [id] } as const;
const level = { price: priceOf('99'), quantity: quantityOf('1') };
const depth = { type: 'DepthSampled', depth: { instrumentId: id, bids: [level], asks: [], at: DAY } } as const;

/** A bot that hears of its instrument. */
function givenHearing(): EngineUnderTest {
  const engine = givenTrading();
  engine.when(spoke);
  return engine;
}

describe('a silent stream', () => {
  it('is opened anew at once, and prices are asked for; one that is merely quiet costs no event', () => {
    const engine = givenHearing();
    const first = engine.when(silent('Silent'));
    expect([first.commands, first.events]).toEqual([[open, poll], []]);
    expect(engine.when(spoke).events).toEqual([]);
    expect(engine.woke(60_000).commands).not.toContainEqual(poll);
  });

  it('of one instrument among others does not end the connection', () => {
    expect(givenHearing().when(silent('Live')).commands).toEqual([poll]);
  });

  it('is asked about only where it is listened to', () => {
    const both = { type: 'FeedSilent', instrumentIds: [id, 'ETH-USD'], connection: 'Live' } as const;
    expect(givenHearing().when(both).commands).toEqual([poll]);
  });

  it('that is alive on a new connection and says nothing all the same degrades too', () => {
    const engine = givenHearing();
    engine.when(silent('Silent'));
    const message = engine.when(silent('Silent')).payload('AlertRaised')?.message;
    expect(message).toContain('says nothing, also on a new connection');
  });

  it('that is dead on a new connection says so', () => {
    const engine = givenHearing();
    engine.when(silent('Silent'));
    const message = engine.when(silent('Dead')).payload('AlertRaised')?.message;
    expect(message).toContain('says nothing, not even that it is alive, also on a new connection');
  });

  it('is not asked for prices of which none is missing', () => {
    const engine = givenHearing();
    engine.when(silent('Live'));
    engine.when({ type: 'QuotesPolled', failure: null });
    engine.state.view.feed.sources.set(id, 'Stream');
    expect(engine.woke(5_000).commands).toEqual([]);
  });

  it('that stays so on a new connection degrades, with longer and longer pauses, until it speaks', () => {
    const engine = givenHearing();
    engine.when(silent('Silent'));
    const pauses: number[] = [];
    for (let connection = 1; connection <= 9; connection++) {
      const again = engine.when(silent('Dead'));
      expect(again.types).toEqual(connection === 1 ? ['ModeChanged', 'AlertRaised'] : []);
      const dueAt = engine.state.view.feed.openAt ?? 0;
      pauses.push((dueAt - engine.now) / 1_000);
      expect(engine.woke(dueAt - engine.now).commands).toContainEqual(open);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(globalMode(engine.state.ledger).mode).not.toBe('Normal');
    expect(engine.when(spoke).payload('ModeChanged')).toMatchObject({ cause: 'FeedSilent', mode: 'Normal' });
  });

  it('is asked for again and again, also when an answer does not come', () => {
    const engine = givenHearing();
    engine.when(silent('Live'));
    for (const failure of [null, failedCall('UndecodableAnswer', 'Unknown')]) {
      engine.when({ type: 'QuotesPolled', failure });
      expect(engine.woke(4_999).commands).toEqual([]);
      expect(engine.woke(1).commands).toEqual([poll]);
    }
    engine.when(spoke);
    engine.when({ type: 'QuotesPolled', failure: null });
    expect(engine.state.view.feed.pollAt).toBeNull();
  });

  it('that cannot even be opened degrades too, and is tried again', () => {
    const engine = givenHearing();
    const failed = engine.when({ type: 'FeedNotOpened', failure: failedCall('NotConnected', 'NotActed') });
    expect(failed.payload('ModeChanged')).toMatchObject({ cause: 'FeedSilent', mode: 'Degraded' });
    expect(engine.woke(1_000).commands).toContainEqual(open);
  });
});

describe('a gap', () => {
  it('voids the books, opens a new connection and has our own books compared', () => {
    const engine = givenHearing();
    engine.when(depth);
    expect(engine.state.view.depths.get(id)?.bids).toEqual([level]);
    engine.now += 60_000;
    const gap = engine.when({ type: 'FeedGap', missed: 3 });
    expect(gap.commands.map(({ type }) => type)).toEqual(['OpenFeed', 'ReadVenueBooks']);
    expect(engine.state.view.depths.size).toBe(0);
    engine.when(depth);
    expect(engine.state.view.depths.size).toBe(1);
  });

  it('after which another follows soon is not answered in a loop, and no book is believed meanwhile', () => {
    const engine = givenHearing();
    const first = engine.when({ type: 'FeedGap', missed: 1 });
    expect(first.commands.map(({ type }) => type)).toEqual(['ReadVenueBooks']);
    engine.when(depth);
    expect(engine.state.view.depths.size).toBe(0);
    expect(engine.when({ type: 'FeedGap', missed: 1 }).commands).toEqual([]);
    expect(engine.woke(1_000).commands).toEqual([]);
    expect(engine.woke(1_000).commands).toEqual([open]);
  });
});

describe('defect 2: a price that is not renewed', () => {
  it('pauses entries of its instrument to the millisecond, says so once, and a fresh one ends it', () => {
    const engine = givenHearing();
    expect(engine.woke(60_000).types).toEqual([]);
    const stale = engine.woke(1);
    expect(stale.payload('ModeChanged')).toMatchObject({ scope: id, cause: 'FeedStale', mode: 'EntriesPaused' });
    expect(stale.payload('AlertRaised')?.message).toContain('60001 ms old');
    expect(modeOf(engine.state.ledger, id).mode).toBe('EntriesPaused');
    expect(engine.when(wish(buy('1'))).payload('OrderDenied')).toBeDefined();
    expect(engine.woke(60_000).types).not.toContain('AlertRaised');
    expect(engine.sampled(1_000, '100').payload('ModeChanged')).toMatchObject({ cause: 'FeedStale', mode: 'Normal' });
    expect(engine.when(wish(buy('1'))).payload('OrderSubmitted')).toBeDefined();
  });

  it('is warned of before that, where there is an age for it, and nothing is held back', () => {
    const engine = givenHearing();
    const { limits } = engine.state.config;
    const config = { ...engine.state.config, limits: { ...limits, warnMarkAgeMs: 40_000 } };
    engine.when({ type: 'ConfigOffered', reloadId: 'reload-1', config });
    engine.woke(0);
    expect(engine.woke(40_000).types).toEqual([]);
    const aging = engine.woke(1);
    expect(aging.payload('ModeChanged')).toMatchObject({ scope: id, cause: 'FeedAging', mode: 'Degraded' });
    expect(aging.payload('AlertRaised')).toMatchObject({ severity: 'Warning', code: 'FeedAging' });
    expect(engine.when(wish(buy('1'))).payload('OrderSubmitted')).toBeDefined();
    expect(engine.woke(20_000).payload('ModeChanged')).toMatchObject({ cause: 'FeedStale', mode: 'EntriesPaused' });
    engine.sampled(1_000, '100');
    expect(engine.state.ledger.restrictions.size).toBe(0);
  });

  it('and never came is as old as the connection', () => {
    const engine = givenHearing();
    engine.state.view.marks.clear();
    expect(engine.woke(60_001).payload('ModeChanged')).toMatchObject({
      ...{ scope: id, cause: 'FeedStale', numbers: { markAgeMs: '60001', lastPrice: 'none' } },
    });
  });

  it('is not paused by a price that came late and is old itself', () => {
    const engine = givenHearing();
    engine.woke(60_001);
    const old = engine.state.view.quotes.get(id);
    if (old === undefined) throw new Error('a price was sampled');
    expect(engine.when({ type: 'QuoteSampled', quote: { ...old, at: DAY } }).types).not.toContain('ModeChanged');
  });
});

it('an instrument stands as the venue last said', () => {
  const engine = givenHearing();
  expect(engine.state.view.tradingStatuses.get(id)).toBe('Online');
  engine.when({ type: 'TradingStatusSeen', instrumentId: id, status: 'CancelOnly' });
  expect(engine.state.view.tradingStatuses.get(id)).toBe('CancelOnly');
});

describe('a venue that cannot be reached', () => {
  const lost = { type: 'QuotesPolled', failure: failedCall('NotConnected', 'NotActed') } as const;
  const books = { type: 'VenueBooksRead', books: booksOf() } as const;

  /** Three requests in a row have failed within ten seconds. */
  function givenLost(): EngineUnderTest {
    const engine = givenHearing();
    [0, 5_000, 5_000].forEach((ms) => {
      engine.now += ms;
      engine.when(lost);
    });
    return engine;
  }

  it('pauses entries: not after two failures, and not within ten seconds', () => {
    const engine = givenHearing();
    [0, 1, 1, 1].forEach((ms) => {
      engine.now += ms;
      expect(engine.when(lost).events).toEqual([]);
    });
    engine.now += 10_000;
    expect(engine.when(lost).payload('ModeChanged')).toMatchObject({
      ...{ cause: 'VenueUnreachable', mode: 'EntriesPaused', numbers: { failures: '5', forMs: '10003' } },
    });
  });

  it('is none after two failures, however long they last', () => {
    const engine = givenHearing();
    engine.when(lost);
    engine.now += 20_000;
    expect(engine.when(lost).events).toEqual([]);
    expect(engine.when(lost).payload('ModeChanged')?.cause).toBe('VenueUnreachable');
  });

  it('is reached when anything is answered: the count begins anew', () => {
    const engine = givenHearing();
    engine.when(lost);
    engine.now += 20_000;
    engine.when({ type: 'QuotesPolled', failure: null });
    expect(engine.when(lost).events).toEqual([]);
    expect(engine.state.view.feed.failing).toEqual({ since: engine.now, count: 1 });
  });

  const answer = { outcome: 'Accepted', venueOrderId: 'any', reason: null, message: '' } as const;
  it.each<[string, TimelessInput]>([
    ['a task that asks it', telemetry()],
    ['an amendment', { type: 'AmendAnswered', clientOrderId: 'any', answer }],
  ])('is reached when it answers %s; a task of our own says nothing', (_, input) => {
    const engine = givenHearing();
    engine.when(lost);
    engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
    expect(engine.state.view.feed.failing).not.toBeNull();
    engine.when(input);
    expect(engine.state.view.feed.failing).toBeNull();
  });

  it('pauses entries also after a reading that brought news, or a difference that was seen once', () => {
    const engine = givenLost();
    const fill = { ...fillOf('other', 't-9'), at: engine.now };
    const changed = { positions: [holding('BTC-USD', '1')], balances: [usd('9900')] };
    const news = booksOf({ ...changed, fills: [fill] });
    expect(engine.when({ type: 'VenueBooksRead', books: news }).types).toContain('ExternalFillBooked');
    expect(globalMode(engine.state.ledger).mode).toBe('EntriesPaused');
    const odd = booksOf({ ...changed, fills: [fill], balances: [usd('9800')] });
    engine.when({ type: 'VenueBooksRead', books: odd });
    expect(globalMode(engine.state.ledger).cause).toBe('VenueUnreachable');
    engine.when({ type: 'VenueBooksRead', books: odd });
    expect([...engine.state.ledger.restrictions.keys()]).toEqual(['BTC-USD:Drift', 'All:Drift']);
  });

  it('is a venue again only after the books were compared', () => {
    const engine = givenLost();
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'EntriesPaused', cause: 'VenueUnreachable' });
    engine.when({ type: 'QuotesPolled', failure: null });
    expect(globalMode(engine.state.ledger).mode).toBe('EntriesPaused');
    expect(engine.woke(0).commands.map(({ type }) => type)).toContain('ReadVenueBooks');
    expect(engine.when(books).payload('ModeChanged')).toMatchObject({ cause: 'VenueUnreachable', mode: 'Normal' });
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });
});
