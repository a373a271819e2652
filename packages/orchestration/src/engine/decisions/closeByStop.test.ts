import { assert, ratioOf, zeroQuantity } from '@bot/core';
import { buy, orderRules, progressOf, sell } from '../testing/fixtures';
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

  it('closes everything, whatever rests on the other side', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600') })]);
    filled(engine, sampled(engine));
    sampled(engine);
    ordered(engine, { ...buy('2', '90'), instrumentId: 'BTC-PERP' });
    expect(sharesOf(sampled(engine, '98'))).toBe('A 6');
  });

  it('closes everything, whatever protects it at the venue', () => {
    const orders = { ...orderRules, stopLoss: ratioOf('0.05') };
    const engine = givenSeveral([scripted('A', { 1: buys('600') })], 'confidence', { config: { orders } });
    filled(engine, sampled(engine));
    const [protection] = engine.state.ledger.liveProtection.keys();
    assert(protection !== undefined, 'what was bought is protected');
    const progress = progressOf(protection, 'Accepted', '0', { instrumentId: 'BTC-PERP' });
    engine.when({ type: 'OrderReported', progress });
    sampled(engine);
    expect(sharesOf(sampled(engine, '98'))).toBe('A 6');
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
    ordered(engine, { ...buy('1', '80'), instrumentId: 'BTC-PERP' });
    const canceled = sampled(engine, '98');
    expect(canceled.commands).toMatchObject([{ type: 'CancelOrder', clientOrderId: resting }]);
    expect(sampled(engine, '98').types).toEqual([]);
    engine.when({
      type: 'OrderReported',
      progress: progressOf(resting, 'Canceled', '0', { instrumentId: 'BTC-PERP' }),
    });
    expect(sharesOf(sampled(engine, '98'))).toBe('A 2');
  });

  it('leaves alone what closes nothing, and a market order that closes it all is not canceled but awaited', () => {
    const engine = givenSeveral([scripted('A', { 1: buys('600'), 3: closes })]);
    filled(engine, sampled(engine));
    ordered(engine, { ...buy('2', '90'), instrumentId: 'BTC-PERP' });
    sampled(engine);
    expect(sharesOf(sampled(engine))).toBe('A 6');
    expect(sampled(engine, '98').types).toEqual([]);
  });
});
