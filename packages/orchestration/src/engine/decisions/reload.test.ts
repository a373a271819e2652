import {
  flatPosition,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  type BotConfig,
  type Candle,
  type Instrument,
} from '@bot/core';
import { createStrategies } from '../../strategies/createStrategies';
import { booksOf, btc, buy, DAY, failedCall, opinionated, sell, testConfig } from '../testing/fixtures';
import { givenTrading, venueLoaded, wish, type EngineUnderTest, type Given, type Then } from '../testing/given';
import { holding } from '../testing/holdings';

const eth: Instrument = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const listed = { ...venueLoaded, instruments: [btc, eth] };
const named = { ...testConfig, instrumentIds: ['BTC-USD', 'ETH-USD'] };
const withLimits = (limits: Partial<BotConfig['limits']>): BotConfig => ({
  ...testConfig,
  limits: { ...testConfig.limits, ...limits },
});

const offered = (engine: EngineUnderTest, config: BotConfig): Then =>
  engine.when({ type: 'ConfigOffered', reloadId: 'reload-1', config });
const answerOf = ({ commands }: Then) =>
  commands.flatMap((command) => (command.type === 'AnswerReload' ? [command.answer] : []))[0];
const loads = ({ commands }: Then): boolean => commands.some(({ type }) => type === 'LoadVenue');

function candles(instrumentId: string, closes: readonly string[]): readonly Candle[] {
  return closes.map((close, index) => ({
    ...{ instrumentId, openedAt: DAY - (closes.length - index) * 60_000, durationMs: 60_000 },
    ...{ open: priceOf(close), high: priceOf(close), low: priceOf(close), close: priceOf(close) },
    volume: quantityOf('1'),
  }));
}

/** Strategies as the configuration names them. */
const givenConfigured = (options: Given = {}): EngineUnderTest =>
  givenTrading({ ...options, strategies: createStrategies });

describe('a configuration that is offered to a running bot', () => {
  it('is taken over, and the log says what is other than before', () => {
    const engine = givenTrading();
    const then = offered(engine, withLimits({ maxTradeValueUsd: notionalOf('50') }));
    const changes = [{ path: 'limits.maxTradeValueUsd', from: 'null', to: '"50"' }];
    expect(then.payload('ConfigChanged')).toEqual({ changes });
    expect(answerOf(then)).toEqual({ outcome: 'Changed', changes });
    expect(loads(then)).toBe(false);
    expect(engine.when(wish(buy('1'))).payload('OrderDenied')?.reason).toBe('MaxTradeValue');
    expect(engine.state.ledger.settings.get('limits.maxTradeValueUsd')).toBe('"50"');
  });

  it('reduces nothing by itself when what is held is beyond a lower limit', () => {
    const engine = givenTrading({ config: { holdings: 'adopt' } }, booksOf({ positions: [holding('BTC-USD', '5')] }));
    const lower = withLimits({ positionCaps: { 'BTC-USD': quantityOf('1') } });
    expect(offered(engine, { ...lower, holdings: 'adopt' }).types).toEqual(['ConfigChanged']);
    expect(engine.sampled(1_000, '100').types).not.toContain('OrderSubmitted');
    expect(engine.when(wish(buy('0.1'))).types).toEqual(['OrderDenied']);
    expect(engine.when(wish(sell('5'))).types).toContain('OrderSubmitted');
  });

  it('is nothing new when it is the same', () => {
    const then = offered(givenTrading(), { ...testConfig });
    expect([then.types, answerOf(then)]).toEqual([[], { outcome: 'Unchanged' }]);
  });

  it('is refused whole, with everything that is wrong, when some of it is made use of only at the start', () => {
    const engine = givenTrading();
    const then = offered(engine, {
      ...withLimits({ maxTradeValueUsd: notionalOf('50') }),
      cycleIntervalMs: 2_000,
      storage: { ...testConfig.storage, snapshotEvery: 1 },
    });
    const problems = [
      {
        path: 'cycleIntervalMs',
        problem: 'cannot be changed from 1000 to 2000 while the bot runs; restart it for that',
      },
      {
        path: 'storage.snapshotEvery',
        problem: 'cannot be changed from 10000 to 1 while the bot runs; restart it for that',
      },
    ];
    expect(then.events).toMatchObject([{ type: 'ConfigRejected', payload: { problems } }]);
    expect(answerOf(then)).toEqual({ outcome: 'Rejected', problems });
    expect(engine.state.config.limits.maxTradeValueUsd).toBeNull();
    expect(engine.when(wish(buy('1'))).types).toContain('OrderSubmitted');
  });

  it('is refused when it could not be read', () => {
    const problems = [{ path: 'limits.maxLeverage', problem: 'must be a number' }];
    const then = givenTrading().when({ type: 'ConfigRefused', reloadId: 'reload-1', problems });
    expect([then.types, answerOf(then)]).toEqual([['ConfigRejected'], { outcome: 'Rejected', problems }]);
  });

  it('is refused while the one before is carried out, and when the bot stops', () => {
    const engine = givenTrading();
    expect(answerOf(offered(engine, named))).toMatchObject({ outcome: 'Changed' });
    expect(answerOf(offered(engine, testConfig))).toMatchObject({ outcome: 'Rejected' });
    engine.when(listed);
    expect(answerOf(offered(engine, testConfig))).toMatchObject({ outcome: 'Changed' });
    engine.when({ type: 'StopRequested', openOrders: 'keep' });
    expect(answerOf(offered(engine, named))).toMatchObject({ outcome: 'Rejected' });
  });

  it.each([
    [
      'cannot be made',
      () => {
        throw new Error('no such thing');
      },
      'no such thing',
    ],
    [
      'fails in its own way',
      () => {
        throw 'no reason'; // eslint-disable-line @typescript-eslint/only-throw-error -- anybody's code may
      },
      'no reason',
    ],
    ['has a name of the bot’s own', () => [opinionated('Operator', () => null)], 'Operator is a name of the bot’s own'],
  ])('is refused when a strategy %s', (_, strategies, problem) => {
    const engine = givenTrading();
    const other = { ...engine.state, strategiesOf: strategies as never };
    Object.assign(engine.state, other);
    const then = offered(engine, withLimits({ allowShorts: false }));
    expect(answerOf(then)).toEqual({ outcome: 'Rejected', problems: [{ path: 'strategies.list', problem }] });
  });
});

describe('an instrument that is added while the bot runs', () => {
  it('is loaded and listened to before anything is traded in it', () => {
    const engine = givenTrading({ config: { holdings: 'adopt' } });
    const then = offered(engine, { ...named, holdings: 'adopt' });
    expect(loads(then)).toBe(true);
    const ethBuy = { ...buy('1'), instrumentId: 'ETH-USD' };
    expect(engine.when(wish(ethBuy)).payload('OrderDenied')?.reason).toBe('UnknownInstrument');

    const loaded = engine.when(listed);
    expect(loaded.types).toEqual(['InstrumentListed']);
    expect(loaded.commands).toContainEqual({ type: 'OpenFeed', instrumentIds: ['BTC-USD', 'ETH-USD'] });
    engine.sampled(0, '100', 'ETH-USD');
    expect(engine.when(wish(ethBuy)).payload('OrderDenied')?.reason).toBe('NotReconciled');

    const books = booksOf({ positions: [holding('ETH-USD', '2')] });
    expect(engine.when({ type: 'VenueBooksRead', books }).types).toEqual(['CashAdopted', 'HoldingAdopted']);
    expect(engine.when(wish(ethBuy)).types).toContain('OrderSubmitted');
  });

  it('is tried again when the venue could not be read', () => {
    const engine = givenTrading();
    offered(engine, named);
    engine.when({ type: 'VenueLoadFailed', failure: failedCall('Timeout', 'NotActed') });
    expect(loads(engine.woke(1_000))).toBe(true);
  });

  it('warms the strategies up in it, and leaves what they know of others', () => {
    const seen: string[] = [];
    const strategy = {
      ...opinionated('Counter', () => null),
      decide: (memory: unknown, { instrument }: { instrument: Instrument }) => {
        seen.push(`${instrument.instrumentId} ${String(memory)}`);
        return null;
      },
    };
    const engine = givenTrading({ strategies: [strategy] });
    offered(engine, named);
    engine.when({ ...listed, warmUp: [...candles('BTC-USD', ['1', '2']), ...candles('ETH-USD', ['1', '2'])] });
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    engine.sampled(1_000, '100', 'BTC-USD');
    engine.sampled(1_000, '100', 'ETH-USD');
    expect([...new Set(seen)].slice(-2)).toEqual(['BTC-USD 2', 'ETH-USD 3']);
  });
});

describe('an instrument that is removed while the bot runs', () => {
  const both: Given = { instruments: [btc, eth], config: { instrumentIds: named.instrumentIds, holdings: 'adopt' } };
  const less = { ...testConfig, holdings: 'adopt' } as const;

  it('is not listened to any more when nothing is held of it', () => {
    const engine = givenTrading(both);
    const then = offered(engine, less);
    expect([then.types, loads(then)]).toEqual([['ConfigChanged'], false]);
    expect(engine.woke(0).commands).toContainEqual({ type: 'OpenFeed', instrumentIds: ['BTC-USD'] });
    expect(engine.state.view.marks.has('ETH-USD')).toBe(false);
  });

  it('is not asked about any more: nothing is due that does nothing', () => {
    const engine = givenTrading(both);
    engine.when({ type: 'FeedSpoke', instrumentId: 'BTC-USD' });
    engine.when({ type: 'FeedSilent', instrumentIds: ['ETH-USD'], connection: 'Live' });
    engine.when({ type: 'QuotesPolled', failure: null });
    expect(engine.state.view.feed.pollAt).not.toBeNull();
    offered(engine, less);
    expect(engine.state.view.feed.pollAt).toBeNull();
    engine.when({ type: 'FeedSilent', instrumentIds: ['ETH-USD'], connection: 'Live' });
    expect(engine.state.view.feed.pollAt).toBeNull();
  });

  it('is only reduced from this turn on when something is', () => {
    const engine = givenTrading(both, booksOf({ positions: [holding('ETH-USD', '1')] }));
    const resting = { ...buy('1', '90'), instrumentId: 'ETH-USD' };
    engine.when(wish(resting));
    const { types } = offered(engine, less);
    expect(types.slice(0, 3)).toEqual(['ConfigChanged', 'ModeChanged', 'AlertRaised']);
    expect(types).toContain('CancelRequested');
    expect(engine.state.view.feed.instrumentIds).toEqual(['BTC-USD', 'ETH-USD']);
  });
});

describe('strategies that change while the bot runs', () => {
  const windows = (longWindow: number): BotConfig => ({
    ...testConfig,
    strategy: { ...testConfig.strategy, longWindow },
    markWindowSize: longWindow + 17,
  });

  it('begin anew on candles, and have no opinion before', () => {
    const engine = givenConfigured();
    engine.sampled(1_000, '99');
    const then = offered(engine, windows(4));
    expect(loads(then)).toBe(true);
    engine.sampled(1_000, '90');
    expect(engine.state.view.memories.get('BTC-USD')?.size).toBe(0);
    engine.when({ ...venueLoaded, warmUp: candles('BTC-USD', ['10', '9', '8', '7']) });
    expect(engine.state.view.memories.get('BTC-USD')?.get('MovingAverageCrossover')).toEqual(['10', '9', '8', '7']);
    expect(engine.state.view.marks.get('BTC-USD')).toMatchObject({ capacity: 21, size: 3 });
  });

  it('hand the books of those that are gone to the first of the list, and their capital to all', () => {
    const engine = givenConfigured({
      config: {
        holdings: 'adopt',
        strategies: { ...testConfig.strategies, list: [{ kind: 'MeanReversion' }, { kind: 'MovingAverageCrossover' }] },
      },
    });
    expect(engine.state.capitalShares.get('MovingAverageCrossover')).toEqual(ratioOf('0.5'));
    const books = engine.state.ledger.strategyBooks;
    books.set('BTC-USD', new Map([['MeanReversion', { ...flatPosition('BTC-USD'), netQuantity: quantityOf('1') }]]));
    const then = offered(engine, { ...testConfig, holdings: 'adopt' });
    expect(then.payload('BooksTransferred')).toMatchObject({
      seller: 'MeanReversion',
      buyer: 'MovingAverageCrossover',
    });
    expect(engine.state.capitalShares.get('MovingAverageCrossover')).toEqual(ratioOf('1'));
  });

  it('keep what they know when others come beside them, and take their share of the capital', () => {
    const engine = givenConfigured();
    engine.sampled(1_000, '99');
    const before = engine.state.view.memories.get('BTC-USD')?.get('MovingAverageCrossover');
    expect(before).toBeDefined();
    const list = [{ kind: 'MovingAverageCrossover', share: ratioOf('0.25') }, { kind: 'MeanReversion' }] as const;
    offered(engine, { ...testConfig, strategies: { ...testConfig.strategies, list } });
    expect([...engine.state.view.cold]).toEqual(['MeanReversion']);
    expect(engine.state.view.memories.get('BTC-USD')?.get('MovingAverageCrossover')).toBe(before);
    expect(engine.state.capitalShares.get('MovingAverageCrossover')).toEqual(ratioOf('0.25'));
  });

  it('hand on what an order of theirs still brings after they are gone, with the next reading of the books', () => {
    const engine = givenConfigured();
    const { strategyBooks } = engine.state.ledger;
    strategyBooks.set('BTC-USD', new Map([['Gone', { ...flatPosition('BTC-USD'), netQuantity: quantityOf('1') }]]));
    const then = engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(then.payload('BooksTransferred')).toMatchObject({ seller: 'Gone', buyer: 'MovingAverageCrossover' });
    expect(engine.when({ type: 'VenueBooksRead', books: booksOf() }).types).not.toContain('BooksTransferred');
  });

  it('keep what they know when nothing about them has changed', () => {
    const engine = givenConfigured();
    engine.sampled(1_000, '99');
    const before = engine.state.view.memories.get('BTC-USD')?.get('MovingAverageCrossover');
    offered(engine, withLimits({ maxTradeValueUsd: notionalOf('50') }));
    expect(engine.state.view.memories.get('BTC-USD')?.get('MovingAverageCrossover')).toBe(before);
  });
});

describe('duties whose interval changes', () => {
  it('come sooner when they are to come more often', () => {
    const engine = givenTrading();
    offered(engine, { ...testConfig, tasks: { ...testConfig.tasks, guardsMs: 1_000 } });
    expect(engine.woke(1_000).commands).toContainEqual({ type: 'RunTask', task: 'Guards' });
  });
});
