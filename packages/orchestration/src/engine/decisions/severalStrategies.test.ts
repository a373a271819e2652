import { notionalOf, quantityOf, ratioOf, roundToPlaces, toText, type Strategy } from '@bot/core';
import { buy, limits, progressOf, sell } from '../testing/fixtures';
import { ordered } from '../testing/given';
import {
  booksIn,
  buys,
  closes,
  filled,
  givenSeveral,
  netOf,
  sampled,
  scripted,
  sells,
  sharesOf,
} from '../testing/several';

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

  it.each([
    ['long', { 1: buys('300'), 2: sells('300') }, 'Sell'],
    ['short', { 1: sells('300'), 2: buys('300') }, 'Buy'],
  ] as const)('close what they hold (%s) where they may not enter', (_, script, side) => {
    const engine = givenSeveral([scripted('A', script), scripted('B', script)]);
    filled(engine, sampled(engine));
    engine.when({ type: 'ModeCommanded', mode: 'ReduceOnly', reason: 'Test' });
    const closed = sampled(engine);
    // Each of them could turn round at the cost of the other, and the position would only become smaller.
    expect(closed.types).not.toContain('OrderDenied');
    expect(sharesOf(closed)).toBe('A 3, B 3');
    expect(closed.payload('OrderSubmitted')?.request).toMatchObject({ side, reduceOnly: true });
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

  it('enter under net while the mode is degraded, which restricts nothing', () => {
    const engine = givenSeveral(opposed, 'net');
    engine.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'Test' });
    expect(sharesOf(sampled(engine))).toBe('A 3');
  });
});

describe('a strategy', () => {
  it('that would add to what others hold while entries are paused is denied, and that is said', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 2: buys('300') })]);
    filled(engine, sampled(engine));
    engine.when({ type: 'ModeCommanded', mode: 'EntriesPaused', reason: 'Test' });
    const denied = sampled(engine).payload('OrderDenied');
    expect(denied).toMatchObject({ reason: 'EntriesPaused', intent: { strategyId: 'B', quantity: quantityOf('3') } });
  });

  it('awaits an order that it shares with another, also as the second of them', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') }), scripted('B', { 1: buys('300'), 2: buys('300') })]);
    const id = String(sampled(engine).payload('OrderSubmitted')?.request.clientOrderId);
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted', '0', { instrumentId: 'BTC-PERP' }) });
    expect(sampled(engine).types).toEqual([]);
  });

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

  it('knows its capital, and what of it is free for a perpetual of 10 % once another of its entries has tied some up', () => {
    const seen: string[] = [];
    const counting: Strategy = {
      ...scripted('A', { 1: buys('600') }),
      share: ratioOf('0.25'),
      decide(memory, context) {
        seen.push(`${toText(context.allocation)} ${toText(roundToPlaces(context.free, 2))}`);
        return scripted('A', { 1: buys('600') }).decide(memory, context);
      },
    };
    const engine = givenSeveral([counting]);
    filled(engine, sampled(engine));
    sampled(engine);
    // 600 of it asks for 60.
    expect(new Set(seen)).toEqual(new Set(['2500 24752.48', '2500 24158.42']));
  });

  it('knows what it holds, and not what others hold', () => {
    const seen: string[] = [];
    const watching = (strategy: Strategy): Strategy => ({
      ...strategy,
      decide(memory, context) {
        seen.push(`${strategy.strategyId} ${toText(context.position.netQuantity)}`);
        return strategy.decide(memory, context);
      },
    });
    const engine = givenSeveral([watching(scripted('A', { 1: buys('300') })), watching(scripted('B', {}))]);
    filled(engine, sampled(engine));
    sampled(engine);
    expect(new Set(seen)).toEqual(new Set(['A 0', 'B 0', 'A 3']));
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

it.each(['Operator', 'TrailingStop', 'Protection'])('no strategy may be called %s', (name) => {
  expect(() => givenSeveral([scripted(name, {})])).toThrow('no strategy is called');
});
