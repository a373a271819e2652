import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  toText,
  zeroQuantity,
  type AggregationPolicy,
  type Signal,
  type Strategy,
} from '@bot/core';
import { booksOf, btcPerp, buy, limits, opinionated, progressOf, sell, testConfig } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';

type Opinion = Pick<Signal, 'action'> & Partial<Signal>;

/** Says what the script holds for each sample; the first one after the start is number 1. */
const scripted = (strategyId: string, script: { readonly [sample: number]: Opinion }, share?: string): Strategy => ({
  ...opinionated(strategyId, (samples) => script[samples - 1] ?? null),
  ...(share === undefined ? {} : { share: ratioOf(share) }),
});
const buys = (notional: string, confidence = '1'): Opinion => ({
  ...{ action: 'Buy', targetNotional: notionalOf(notional), confidence: ratioOf(confidence) },
});
const sells = (notional: string, confidence = '1'): Opinion => ({ ...buys(notional, confidence), action: 'Sell' });
const closes: Opinion = { action: 'Close' };

function givenSeveral(
  strategies: readonly Strategy[],
  aggregation: AggregationPolicy = 'confidence',
  change: Parameters<typeof givenTrading>[0] = {},
): EngineUnderTest {
  const config = {
    instrumentIds: ['BTC-PERP'],
    strategies: { ...testConfig.strategies, aggregation },
    ...change.config,
  };
  return givenTrading({ ...change, config, instruments: [btcPerp], strategies });
}
const sampled = (engine: EngineUnderTest, price = '100'): Then => engine.sampled(1_000, price, 'BTC-PERP');

/** The order that was just decided is filled at `price`. */
function filled(engine: EngineUnderTest, then: Then, quantity?: string, price = '100'): void {
  const request = then.payload('OrderSubmitted')?.request;
  if (request === undefined) throw new Error('an order was expected');
  const size = quantity ?? toText(request.quantity);
  const status = size === toText(request.quantity) ? 'Filled' : 'PartiallyFilled';
  const value = notionalOf(String(Number(size) * Number(price)));
  const progress = progressOf(request.clientOrderId, status, size, { instrumentId: 'BTC-PERP', filledValue: value });
  engine.when({ type: 'OrderReported', progress });
}
const sharesOf = (then: Then): string =>
  (then.payload('OrderSubmitted')?.shares ?? []).map((s) => `${s.strategyId} ${toText(s.quantity)}`).join(', ');
const booksIn = (engine: EngineUnderTest): { readonly [strategyId: string]: string } =>
  Object.fromEntries(
    [...(engine.state.ledger.strategyBooks.get('BTC-PERP') ?? [])].map(([id, book]) => [id, toText(book.netQuantity)]),
  );
const netOf = ({ state }: EngineUnderTest): string =>
  toText(state.ledger.positions.get('BTC-PERP')?.netQuantity ?? zeroQuantity);

describe('strategies that agree', () => {
  it('get one order, which is shared out as it fills', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: buys('300') })]);
    const bought = sampled(engine);
    expect(sharesOf(bought)).toBe('A 6, B 3');
    expect(bought.commands).toHaveLength(1);
    filled(engine, bought, '5');
    expect(booksIn(engine)).toEqual({ A: '3.333', B: '1.667' });
    filled(engine, bought, '9');
    expect(booksIn(engine)).toEqual({ A: '6', B: '3' });
    expect(netOf(engine)).toBe('9');
  });

  it('give up the last of the list where a limit allows less than all', () => {
    const capped = { config: { limits: { ...limits, maxTradeValueUsd: notionalOf('700') } } };
    const three = ['A', 'B', 'C'].map((id) => scripted(id, { 1: buys('300') }));
    const bought = sampled(givenSeveral(three, 'vote', capped));
    expect(bought.types.slice(1)).toEqual(['SignalsAggregated', 'OrderDenied', 'OrderSubmitted', 'SubmitAttempted']);
    expect(bought.payload('OrderDenied')).toMatchObject({ reason: 'MaxTradeValue', numbers: { notional: '900' } });
    expect(sharesOf(bought)).toBe('A 3, B 3');
  });

  it('close what they hold where they may not enter', () => {
    const script = { 1: buys('300'), 2: sells('300') };
    const engine = givenSeveral([scripted('A', script), scripted('B', script)]);
    filled(engine, sampled(engine));
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'Test' });
    const closed = sampled(engine);
    // Each of them could turn round at the cost of the other, and the position would only become smaller.
    expect(closed.types).not.toContain('OrderDenied');
    expect(sharesOf(closed)).toBe('A 3, B 3');
    expect(closed.payload('OrderSubmitted')?.request).toMatchObject({ side: 'Sell', reduceOnly: true });
  });
});

describe('strategies that disagree', () => {
  const opposed = [scripted('A', { 1: buys('600', '0.8') }), scripted('B', { 1: sells('300', '0.6') })];

  it('get one order, for the side with more confidence; the other is recorded', () => {
    const bought = sampled(givenSeveral(opposed));
    expect(bought.payload('SignalsAggregated')).toMatchObject({
      ...{ policy: 'confidence', netQuantity: quantityOf('6') },
      ...{ winners: [{ strategyId: 'A' }], losers: [{ strategyId: 'B', action: 'Sell' }] },
    });
    expect(bought.types.filter((type) => type === 'OrderSubmitted')).toHaveLength(1);
    const ids = bought.events.slice(1).map(({ correlationId }) => correlationId);
    expect(new Set(ids).size).toBe(1);
  });

  it('and weigh the same get none, which is said once until something has changed', () => {
    const script = { 1: buys('600'), 2: buys('600'), 4: buys('600'), 5: buys('600') };
    const others = { 1: sells('1'), 2: sells('1'), 3: sells('1'), 4: sells('1'), 5: sells('1') };
    const engine = givenSeveral([scripted('A', script), scripted('B', others)], 'vote');
    const torn = sampled(engine);
    expect(torn.types).toEqual(['DayOpened', 'SignalsAggregated']);
    expect(torn.payload('SignalsAggregated')).toMatchObject({ winners: [], losers: [{}, {}] });
    expect(torn.commands).toEqual([]);
    expect(sampled(engine).types).toEqual([]);
    const followed = sampled(engine);
    expect(sharesOf(followed)).toBe('B 0.01');
    filled(engine, followed);
    expect(sampled(engine).types).toContain('SignalsAggregated');
    expect(sampled(engine).types).toEqual([]);
  });

  it('do not keep one another from leaving', () => {
    const engine = givenSeveral([scripted('A', { 2: buys('900') }), scripted('B', { 1: buys('300'), 2: closes })]);
    filled(engine, sampled(engine));
    const left = sampled(engine);
    expect(sharesOf(left)).toBe('B 3');
    expect(left.payload('OrderSubmitted')?.request).toMatchObject({ side: 'Sell', reduceOnly: true });
  });

  it('are met inside under net, at the mark, and only the rest is ordered', () => {
    const engine = givenSeveral(opposed, 'net');
    const netted = sampled(engine);
    expect(netted.types.slice(1)).toEqual([
      'SignalsAggregated',
      'BooksTransferred',
      'OrderSubmitted',
      'SubmitAttempted',
    ]);
    expect(netted.payload('BooksTransferred')).toEqual({
      ...{ instrumentId: 'BTC-PERP', seller: 'B', buyer: 'A', reason: 'OppositeWishes' },
      ...{ quantity: quantityOf('3'), value: notionalOf('300') },
    });
    expect(sharesOf(netted)).toBe('A 3');
    expect(booksIn(engine)).toEqual({ A: '3', B: '-3' });
    filled(engine, netted);
    expect(booksIn(engine)).toEqual({ A: '6', B: '-3' });
    expect(netOf(engine)).toBe('3');
  });

  it('that are met inside altogether need no order', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('300') }), scripted('B', { 1: sells('300') })], 'net');
    expect(sampled(engine).types.slice(1)).toEqual(['SignalsAggregated', 'BooksTransferred']);
    expect(netOf(engine)).toBe('0');
  });

  it.each([
    ['the mode', { limits }, true],
    ['the configuration', { limits: { ...limits, reduceOnly: true } }, false],
  ])('enter at nobody’s cost while %s restricts entries', (_, config, byMode) => {
    const engine = givenSeveral(opposed, 'net', { config });
    if (byMode) engine.when({ type: 'ModeCommanded', mode: 'EntriesPaused', reason: 'Test' });
    expect(sampled(engine).types.filter((type) => type !== 'DayOpened')).toEqual([]);
  });
});

describe('a strategy', () => {
  it('awaits its own order, and does not mind that of another', () => {
    const engine = givenSeveral([
      scripted('A', { 1: buys('600'), 2: buys('600'), 3: sells('1') }),
      scripted('B', { 2: buys('300') }),
    ]);
    const first = sampled(engine);
    const id = first.payload('OrderSubmitted')?.request.clientOrderId ?? '';
    const accepted = progressOf(id, 'Accepted', '0', { instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress: accepted });
    expect(sharesOf(sampled(engine))).toBe('B 3');
    expect(sampled(engine).types).toEqual([]);
  });

  it('does not enter while the fate of an order is not known, and leaves all the same', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('300'), 2: closes }), scripted('B', { 2: sells('300') })]);
    filled(engine, sampled(engine));
    ordered(engine, { ...buy('1', '90'), instrumentId: 'BTC-PERP' });
    expect(sharesOf(sampled(engine))).toBe('A 3');
  });

  it('is not asked about what it does not trade', () => {
    const elsewhere = { ...scripted('A', { 1: buys('300') }), instrumentIds: ['BTC-USD'] };
    const engine = givenSeveral([elsewhere, scripted('B', { 1: buys('100') })]);
    expect(sharesOf(sampled(engine))).toBe('B 1');
    expect([...(engine.state.view.memories.get('BTC-PERP')?.keys() ?? [])]).toEqual(['B']);
  });

  it('knows what it holds, and not what others hold', () => {
    const seen: string[] = [];
    const curious: Strategy = {
      ...opinionated('B', () => null),
      decide(_, { position }) {
        seen.push(toText(position.netQuantity));
        return null;
      },
    };
    const engine = givenSeveral([scripted('A', { 1: buys('300') }), curious]);
    filled(engine, sampled(engine));
    sampled(engine);
    expect(new Set(seen)).toEqual(new Set(['0']));
  });
});

describe('a person', () => {
  it('has a book of her own, and takes the rest of a reduction from the others in proportion', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: buys('300') })]);
    filled(engine, sampled(engine));
    const order = (terms: ReturnType<typeof buy>) =>
      engine.when({ type: 'OrderWished', wishId: 'w', terms: { ...terms, instrumentId: 'BTC-PERP' } });
    filled(engine, order(buy('2')));
    expect(booksIn(engine)).toEqual({ A: '6', B: '3', Operator: '2' });
    filled(engine, order(sell('5')));
    expect(booksIn(engine)).toEqual({ A: '4', B: '2', Operator: '0' });
  });
});

describe('the trailing stop', () => {
  it('closes the books of all', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: buys('300') })]);
    filled(engine, sampled(engine));
    sampled(engine);
    const stopped = sampled(engine, '98');
    expect(sharesOf(stopped)).toBe('A 6, B 3');
    expect(stopped.payload('OrderSubmitted')).toMatchObject({
      strategyId: 'TrailingStop',
      request: { reduceOnly: true },
    });
    filled(engine, stopped, '4', '98');
    expect(booksIn(engine)).toEqual({ A: '3.333', B: '1.667' });
    filled(engine, stopped, '9', '98');
    expect(booksIn(engine)).toEqual({ A: '0', B: '0' });
  });

  it('empties books on the other side, too', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: sells('200') })], 'net');
    filled(engine, sampled(engine));
    sampled(engine);
    const stopped = sampled(engine, '98');
    expect(stopped.payload('BooksTransferred')).toMatchObject({ seller: 'A', buyer: 'B', reason: 'TrailingStopHit' });
    expect(stopped.payload('SignalsAggregated')).toMatchObject({ policy: 'TrailingStop', netQuantity: zeroQuantity });
    filled(engine, stopped, undefined, '98');
    expect(booksIn(engine)).toEqual({ A: '0', B: '0' });
    expect(netOf(engine)).toBe('0');
  });

  it('moves no book while it is denied', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: sells('200') })], 'net');
    filled(engine, sampled(engine));
    sampled(engine);
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'Test' });
    expect(sampled(engine, '98').types).toEqual(['SignalsAggregated', 'OrderDenied']);
    expect(sampled(engine, '98').types).toEqual([]);
    expect(booksIn(engine)).toEqual({ A: '6', B: '-2' });
  });

  it('leaves to a live order what that closes, and cancels one that rests when nothing else is left', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') })]);
    filled(engine, sampled(engine));
    sampled(engine);
    const resting = ordered(engine, { ...sell('2', '150'), instrumentId: 'BTC-PERP' });
    engine.when({
      type: 'OrderReported',
      progress: progressOf(resting, 'Accepted', '0', { instrumentId: 'BTC-PERP' }),
    });
    const stopped = sampled(engine, '98');
    expect(sharesOf(stopped)).toBe('A 4');
    filled(engine, stopped, undefined, '98');
    const canceled = sampled(engine, '98');
    expect(canceled.commands).toMatchObject([{ type: 'CancelOrder', clientOrderId: resting }]);
    expect(sampled(engine, '98').types).toEqual([]);
    engine.when({
      type: 'OrderReported',
      progress: progressOf(resting, 'Canceled', '0', { instrumentId: 'BTC-PERP' }),
    });
    expect(sharesOf(sampled(engine, '98'))).toBe('A 2');
  });
});

describe('a strategy that is not there any more', () => {
  it.each([
    ['2', 'Gone', 'A'],
    ['-2', 'A', 'Gone'],
  ])('leaves its book of %s to the first of the list', (net, seller, buyer) => {
    const engine = givenSeveral([scripted('A', {})]);
    const entry = { instrumentId: 'BTC-PERP', netQuantity: quantityOf(net), averageEntryPrice: priceOf('100') };
    const before = givenTrading(
      {
        strategies: [scripted('Gone', {})],
        instruments: [btcPerp],
        config: { holdings: 'adopt', instrumentIds: ['BTC-PERP'] },
      },
      booksOf({ positions: [entry] }),
    );
    engine.state.ledger.strategyBooks.set('BTC-PERP', new Map(before.state.ledger.strategyBooks.get('BTC-PERP')));
    const again = engine.when({ type: 'Started', drawn: { storeEpoch: 'x', entropy: 'y' } });
    expect(again.payload('BooksTransferred')).toEqual({
      ...{ instrumentId: 'BTC-PERP', seller, buyer, reason: 'StrategyRemoved' },
      ...{ quantity: quantityOf('2'), value: notionalOf('200') },
    });
    expect(booksIn(engine)).toEqual({ Gone: '0', A: net });
    expect(engine.state.ledger.strategyBooks.get('BTC-PERP')?.get('Gone')?.realizedPnl).toEqual(moneyOf('0'));
  });

  it('leaves it where there is nobody', () => {
    const { state } = givenTrading(
      { instruments: [btcPerp], config: { holdings: 'adopt', instrumentIds: ['BTC-PERP'] } },
      booksOf({
        positions: [{ instrumentId: 'BTC-PERP', netQuantity: quantityOf('2'), averageEntryPrice: priceOf('100') }],
      }),
    );
    expect([...(state.ledger.strategyBooks.get('BTC-PERP')?.keys() ?? [])]).toEqual(['Operator']);
  });
});

it.each(['Operator', 'TrailingStop'])('no strategy may be called %s', (name) => {
  expect(() => givenSeveral([scripted(name, {})])).toThrow('no strategy is called');
});
