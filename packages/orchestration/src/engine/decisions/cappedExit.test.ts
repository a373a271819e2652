import { quantityOf, ratioOf } from '@bot/core';
import { btc, orderRules, progressOf, sell } from '../testing/fixtures';
import { wish, type EngineUnderTest, type Then } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';
import { booksIn, buys, closes, filled, givenSeveral, sampled, scripted, sharesOf } from '../testing/several';

const instruments = [{ ...btc, maxQuantity: quantityOf('1.5') }];
const given = (config: Parameters<typeof givenHoldings>[1] = {}): EngineUnderTest =>
  givenHoldings([holding('BTC-USD', '2')], config, { instruments });
const submittedBy = ({ events }: Then) =>
  events.flatMap(({ type, payload }) => (type === 'OrderSubmitted' ? [payload.request] : []));

describe('an exit that is larger than the venue takes in one order', () => {
  it('closes as much as it takes, and the next sample the rest', () => {
    const engine = given();
    engine.sampled(1_000, '100');
    const [first] = submittedBy(engine.sampled(1_000, '90'));
    expect(first).toMatchObject({ side: 'Sell', quantity: quantityOf('1.5'), reduceOnly: true });
    expect(submittedBy(engine.sampled(1_000, '90'))).toEqual([]);
    engine.when({ type: 'OrderReported', progress: progressOf(String(first?.clientOrderId), 'Filled', '1.5') });
    expect(submittedBy(engine.sampled(1_000, '90'))).toMatchObject([{ quantity: quantityOf('0.5') }]);
  });

  it('is protected by as many orders as it takes', () => {
    const engine = given({ orders: { ...orderRules, stopLoss: ratioOf('0.5') } });
    const [first] = submittedBy(engine.woke(1_000));
    expect(first).toMatchObject({ type: 'StopLimit', quantity: quantityOf('1.5') });
    const accepted = progressOf(String(first?.clientOrderId), 'Accepted');
    expect(submittedBy(engine.when({ type: 'OrderReported', progress: accepted }))).toMatchObject([
      { type: 'StopLimit', quantity: quantityOf('0.5') },
    ]);
  });

  it('is shared by those who close with it as they wanted to', () => {
    const strategies = [scripted('A', { 1: buys('600'), 3: closes }), scripted('B', { 1: buys('300'), 3: closes })];
    const engine = givenSeveral(strategies);
    filled(engine, sampled(engine));
    const { instruments: listed } = engine.state.ledger;
    listed.forEach((one) => listed.set(one.instrumentId, { ...one, maxQuantity: quantityOf('6') }));
    sampled(engine);
    const closing = sampled(engine);
    expect(sharesOf(closing)).toBe('A 4, B 2');
    filled(engine, closing);
    expect(booksIn(engine)).toEqual({ A: '2', B: '1' });
  });

  it('is denied when somebody asked for just that', () => {
    expect(
      given()
        .when(wish({ ...sell('2'), reduceOnly: true }))
        .payload('OrderDenied')?.reason,
    ).toBe('AboveMaximumSize');
  });
});

it('an entry that is larger than the venue takes is denied, and not cut behind the back of its strategy', () => {
  const engine = givenSeveral([scripted('A', { 1: buys('600') })]);
  const { instruments: listed } = engine.state.ledger;
  listed.forEach((one) => listed.set(one.instrumentId, { ...one, maxQuantity: quantityOf('5') }));
  const denied = sampled(engine).payload('OrderDenied');
  expect(denied).toMatchObject({ reason: 'AboveMaximumSize', intent: { quantity: quantityOf('6') } });
});
