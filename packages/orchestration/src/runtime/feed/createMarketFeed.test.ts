import { toText, type MarketMessage, type MarketNews, type MarketSubscription } from '@bot/core';
import { createKernel, createVirtualClock } from '@bot/simulation';
import { btc, DAY, quoteAt, testConfig } from '../../engine/testing/fixtures';
import { createMarketFeed } from './createMarketFeed';

const id = btc.instrumentId;
const levels = (bid: string, ask: string) => [
  { side: 'Buy' as const, price: quoteAt(0, bid).bid, quantity: quoteAt(0, bid).bidSize },
  { side: 'Sell' as const, price: quoteAt(0, ask).ask, quantity: quoteAt(0, ask).askSize },
];

/** A venue that the test speaks for; a cycle of 5 s, silence after 30 s, death after 10 s. */
function givenFeed(depthLevels = 5) {
  const clock = createVirtualClock({ startAt: DAY });
  const kernel = createKernel({ clock });
  const connections: {
    readonly asked: MarketSubscription;
    readonly tell: (m: MarketMessage) => void;
    open: boolean;
  }[] = [];
  const taken: string[] = [];
  const feed = createMarketFeed({
    clock,
    config: {
      ...testConfig,
      cycleIntervalMs: 5_000,
      marketData: { ...testConfig.marketData, depthLevels },
    },
    take(input) {
      if (input.type === 'QuoteSampled') taken.push(`quote ${toText(input.quote.bid)}`);
      else if (input.type === 'DepthSampled') taken.push(`depth ${input.depth.bids.map(({ price }) => toText(price))}`);
      else if (input.type === 'FeedSilent') taken.push(`silent ${input.connection} ${input.instrumentIds}`);
      else if (input.type === 'FeedGap') taken.push(`gap ${input.missed}`);
      else if (input.type === 'TradingStatusSeen') taken.push(input.status);
      else taken.push(input.type);
    },
    broker: {
      subscribeMarket(asked, tell) {
        const connection = { asked, tell, open: true };
        connections.push(connection);
        return () => (connection.open = false);
      },
    },
  });
  let sequence = 0;
  /** On the newest connection, with the next number or another. */
  const say = (news: MarketNews, number = sequence): void => {
    sequence = number + 1;
    connections.at(-1)?.tell({ ...news, sequence: number, at: clock.now() });
  };
  return {
    ...{ feed, kernel, taken, connections, say },
    open() {
      sequence = 0;
      feed.open([id]);
    },
    quote: (price: string, number?: number) => say({ type: 'Quote', quote: quoteAt(clock.now(), price) }, number),
    beat: (number?: number) => say({ type: 'Heartbeat', counter: 0 }, number),
  };
}

describe('a feed', () => {
  it('asks for what it needs, and for books only when they are looked at', () => {
    const one = givenFeed();
    one.open();
    expect(one.connections[0]?.asked.channels).toEqual(['Quotes', 'Level2', 'Status', 'Heartbeats']);
    const other = givenFeed(0);
    other.open();
    expect(other.connections[0]?.asked.channels).toEqual(['Quotes', 'Status', 'Heartbeats']);
  });

  it('samples the newest quote and the best levels, once a cycle', async () => {
    const { open, quote, say, taken, kernel } = givenFeed();
    open();
    say({ type: 'BookSnapshot', instrumentId: id, levels: levels('99', '101') });
    quote('100');
    quote('100.5');
    say({ type: 'BookUpdate', instrumentId: id, levels: levels('98', '102') });
    await kernel.advance(5_000);
    quote('101');
    await kernel.advance(5_000);
    expect(taken).toEqual(['FeedSpoke', 'depth 99,98', 'quote 100.5', 'quote 101']);
  });

  it('ignores what comes twice and what was overtaken', async () => {
    const { open, quote, taken, kernel } = givenFeed();
    open();
    quote('100', 0);
    quote('7', 0);
    quote('101', 1);
    quote('8', 0);
    await kernel.advance(5_000);
    expect(taken).toEqual(['FeedSpoke', 'quote 101']);
  });

  it('tells of a gap once, and has no book until a snapshot comes', async () => {
    const { open, quote, say, taken, kernel } = givenFeed();
    open();
    say({ type: 'BookSnapshot', instrumentId: id, levels: levels('99', '101') });
    quote('100', 3);
    say({ type: 'BookUpdate', instrumentId: id, levels: levels('98', '102') }, 9);
    await kernel.advance(5_000);
    expect(taken).toEqual(['FeedSpoke', 'gap 2', 'quote 100']);
    say({ type: 'BookSnapshot', instrumentId: id, levels: levels('97', '103') });
    quote('100.1');
    await kernel.advance(5_000);
    expect(taken.slice(3)).toEqual(['depth 97', 'quote 100.1']);
  });

  it('takes a book that cannot be one for a gap', async () => {
    const { open, say, taken, kernel } = givenFeed();
    open();
    say({ type: 'BookSnapshot', instrumentId: id, levels: levels('101', '99') });
    await kernel.advance(5_000);
    expect(taken).toEqual(['FeedSpoke', 'gap null']);
  });

  it('tells a state when it is another one, and takes no notice of the rest', () => {
    const { open, say, taken } = givenFeed();
    open();
    (['Online', 'Online', 'CancelOnly'] as const).forEach((status) =>
      say({ type: 'Status', instrumentId: id, status }),
    );
    say({ type: 'BookUpdate', instrumentId: 'OTHER-USD', levels: [] });
    expect(taken.filter((one) => one !== 'FeedSpoke')).toEqual(['Online', 'CancelOnly']);
  });

  it('tells a state again on a new connection: what was known before may have been overtaken', () => {
    const { open, say, taken } = givenFeed();
    for (let connection = 0; connection < 2; connection++) {
      open();
      say({ type: 'Status', instrumentId: id, status: 'CancelOnly' });
    }
    expect(taken.filter((one) => one !== 'FeedSpoke')).toEqual(['CancelOnly', 'CancelOnly']);
  });

  it('samples what was asked for beside what streams, and nothing twice', async () => {
    const { open, quote, beat, feed, taken, kernel } = givenFeed();
    open();
    quote('100');
    feed.offer(quoteAt(DAY + 1, '101'));
    await kernel.advance(5_000);
    beat();
    feed.offer(quoteAt(DAY + 1, '101'));
    await kernel.advance(5_000);
    expect(taken).toEqual(['FeedSpoke', 'quote 101']);
    expect(feed.shed).toBe(1);
  });

  it('ends the old connection when it opens a new one, and leaves nothing behind', async () => {
    const { open, quote, feed, connections, kernel } = givenFeed();
    open();
    open();
    quote('100');
    expect(connections.map((one) => one.open)).toEqual([false, true]);
    feed.close();
    expect(connections.map((one) => one.open)).toEqual([false, false]);
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });
});

describe('defect 9: silence', () => {
  const tick = async (world: ReturnType<typeof givenFeed>, seconds: number, beats: boolean): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      await world.kernel.advance(1_000);
      if (beats) world.beat();
    }
  };
  const silences = ({ taken }: ReturnType<typeof givenFeed>): readonly string[] =>
    taken.filter((one) => one.startsWith('silent'));

  it('with healthy heartbeats is noticed after its time, and told once', async () => {
    const world = givenFeed();
    world.open();
    world.quote('100');
    await tick(world, 29, true);
    expect(silences(world)).toEqual([]);
    await tick(world, 60, true);
    expect(silences(world)).toEqual(['silent Silent BTC-USD']);
  });

  it('without heartbeats is noticed much sooner', async () => {
    const world = givenFeed();
    world.open();
    world.quote('100');
    await tick(world, 9, false);
    expect(silences(world)).toEqual([]);
    await tick(world, 1, false);
    expect(silences(world)).toEqual(['silent Dead BTC-USD']);
  });

  it('of a new connection is noticed sooner, since it begins with what there is', async () => {
    const world = givenFeed();
    world.open();
    await tick(world, 12, true);
    expect(silences(world)).toEqual(['silent Silent BTC-USD']);
    world.open();
    await tick(world, 12, true);
    expect(silences(world)).toHaveLength(2);
  });

  it('ends with the first word, and may begin again: each time it is told', async () => {
    const world = givenFeed();
    world.open();
    for (let round = 0; round < 7; round++) {
      world.quote(String(100 + round));
      await tick(world, 31, true);
    }
    expect(silences(world)).toHaveLength(7);
    expect(world.taken.filter((one) => one === 'FeedSpoke')).toHaveLength(7);
  });
});
