import { priceOf, quantityOf } from '@bot/core';
import { btc, DAY, failedCall, opinionated, testConfig } from '../testing/fixtures';
import { given, givenTrading, started, venueLoaded, type EngineUnderTest } from '../testing/given';

const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const both = { instruments: [btc, eth], config: { instrumentIds: ['BTC-USD', 'ETH-USD'] } };
const statusOf = ({ state }: EngineUnderTest, id = 'BTC-USD') => state.view.tradingStatuses.get(id);
const booksDueIn = ({ state, now }: EngineUnderTest): number => Number(state.view.tasks.get('Reconciliation')) - now;
const silent = (connection: 'Live' | 'Silent' | 'Dead') =>
  ({ type: 'FeedSilent', instrumentIds: ['BTC-USD'], connection }) as const;

describe('what the venue lists', () => {
  it('stands as the listing says, whatever the stream said before', () => {
    const engine = givenTrading();
    engine.when({ type: 'TradingStatusSeen', instrumentId: 'BTC-USD', status: 'CancelOnly' });
    engine.when({ ...venueLoaded, instruments: [{ ...btc, tradingStatus: 'LimitOnly' }] });
    expect(statusOf(engine)).toBe('LimitOnly');
    engine.when(venueLoaded);
    expect(statusOf(engine)).toBe('Online');
  });

  it('and what it lists no more is not listened to', () => {
    const engine = givenTrading(both);
    expect(engine.when(venueLoaded).commands).toContainEqual({ type: 'OpenFeed', instrumentIds: ['BTC-USD'] });
    expect([...engine.state.view.listed.keys()]).toEqual(['BTC-USD']);
  });
});

describe('an instrument that is not listened to any more', () => {
  it('is forgotten, and the others are not', () => {
    const engine = givenTrading({ ...both, strategies: [opinionated('A', () => null)] });
    const level = { price: priceOf('99'), quantity: quantityOf('1') };
    for (const instrumentId of both.config.instrumentIds) {
      engine.sampled(0, '100', instrumentId);
      engine.when({ type: 'FeedSpoke', instrumentId });
      engine.when({ type: 'DepthSampled', depth: { instrumentId, bids: [level], asks: [], at: DAY } });
      engine.when({ type: 'TradingStatusSeen', instrumentId, status: 'LimitOnly' });
      engine.state.view.delisted.add(instrumentId);
    }
    engine.when({ type: 'ConfigOffered', reloadId: 'reload-1', config: testConfig });
    const { marks, quotes, depths, memories, tradingStatuses, delisted, feed } = engine.state.view;
    for (const known of [marks, quotes, depths, memories, tradingStatuses, delisted, feed.sources]) {
      expect([...known.keys()]).toEqual(['BTC-USD']);
    }
  });
});

describe('a connection', () => {
  it('that loses something before it was opened is opened in a second, not at once', () => {
    const engine = given();
    engine.when(started);
    engine.when({ type: 'FeedGap', missed: 1 });
    expect(engine.state.view.feed).toMatchObject({ failedOpens: 1, openAt: engine.now + 1_000 });
  });

  it('that has lasted for a minute is opened again at once, however often others failed before', () => {
    const engine = givenTrading();
    engine.when({ type: 'FeedNotOpened', failure: failedCall('NotConnected', 'NotActed') });
    engine.woke(1_000);
    engine.now += 60_000;
    expect(engine.when({ type: 'FeedGap', missed: 1 }).commands).toContainEqual(
      expect.objectContaining({ type: 'OpenFeed' }),
    );
    expect(engine.state.view.feed.failedOpens).toBe(0);
  });

  it('that is dead has our books read soon, since what the venue said of us was perhaps lost; a silent one has not', () => {
    const engine = givenTrading();
    expect(booksDueIn(engine)).toBe(60_000);
    engine.when(silent('Silent'));
    expect(booksDueIn(engine)).toBe(60_000);
    engine.when(silent('Dead'));
    expect(booksDueIn(engine)).toBe(5_000);
  });
});

it('prices are asked for at once when one falls silent, also while another round is planned', () => {
  const engine = givenTrading(both);
  both.config.instrumentIds.forEach((instrumentId) => engine.when({ type: 'FeedSpoke', instrumentId }));
  engine.when(silent('Live'));
  engine.when({ type: 'QuotesPolled', failure: null });
  engine.now += 1_000;
  const more = engine.when({ type: 'FeedSilent', instrumentIds: ['ETH-USD'], connection: 'Live' });
  expect(more.commands).toEqual([{ type: 'PollQuotes', instrumentIds: ['BTC-USD', 'ETH-USD'] }]);
});
