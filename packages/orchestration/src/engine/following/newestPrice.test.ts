import { notionalOf, priceOf, ratioOf } from '@bot/core';
import { btc, btcPerp, buy, orderRules, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { newestPrice } from './newestPrice';

/** An order whose last news is of `now`, filled in part or not at all. */
function reported(
  engine: EngineUnderTest,
  id: string,
  ...[status, filled, filledValue]: [Parameters<typeof progressOf>[1], string?, string?]
): void {
  const value = filledValue === undefined ? {} : { filledValue: notionalOf(filledValue) };
  engine.woke(1_000);
  engine.when({ type: 'OrderReported', progress: progressOf(id, status, filled, value) });
}

describe('the newest price', () => {
  it('is not known before there is a mark or a fill', () => {
    expect(newestPrice(givenTrading().state, btcPerp)).toBeUndefined();
  });

  it('is the mark, until an order is filled after it, and again with the next mark', () => {
    const engine = givenTrading();
    engine.sampled(1_000, '101');
    const id = ordered(engine, buy('1', '100'));
    reported(engine, id, 'Accepted');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('101'));
    reported(engine, id, 'PartiallyFilled', '0.5', '49');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('98'));
    reported(engine, id, 'Filled', '1', '97');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('97'));
    engine.sampled(1_000, '99');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('99'));
  });

  it('is not that of an order that was filled at some time and ended otherwise now', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '100'));
    reported(engine, id, 'PartiallyFilled', '0.5', '49');
    engine.sampled(1_000, '101');
    reported(engine, id, 'Canceled', '0.5', '49');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('101'));
  });

  it('is that of the order which was filled last', () => {
    const engine = givenTrading();
    const [first, second] = [ordered(engine, buy('1', '100')), ordered(engine, buy('1', '100'))];
    reported(engine, second, 'Filled', '1', '95');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('95'));
    reported(engine, first, 'Filled', '1', '96');
    expect(newestPrice(engine.state, btc)).toEqual(priceOf('96'));
  });
});

it('A purchase that was filled below an old mark is protected, and not sold at once for a profit that is not there', () => {
  const orders = { ...orderRules, takeProfit: ratioOf('0.02'), stopLoss: ratioOf('0.01') };
  const engine = givenTrading({ config: { orders } });
  const id = ordered(engine, buy('1', '90'));
  engine.sampled(1_000, '100');
  engine.woke(1_000);
  const value = { filledValue: notionalOf('90') };
  const { commands } = engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1', value) });
  expect(commands).toMatchObject([{ type: 'SubmitOrder', request: { type: 'Bracket', limitPrice: priceOf('91.8') } }]);
});
