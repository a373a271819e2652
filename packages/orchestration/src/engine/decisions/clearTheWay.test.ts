import { priceOf, quantityOf } from '@bot/core';
import { btc, btcPerp, buy, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';

/** Long 1 at a mark of 100. */
function givenLong(): EngineUnderTest {
  const engine = givenTrading();
  const id = ordered(engine, buy('1'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
  return engine;
}

function rest(engine: EngineUnderTest, terms: ReturnType<typeof buy>): string {
  const id = ordered(engine, terms);
  const { instrumentId } = terms;
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted', '0', { instrumentId }) });
  return id;
}

describe('orders of our own on the two sides', () => {
  it('never meet: an entry that could is denied, whoever wanted the other one', () => {
    const engine = givenLong();
    rest(engine, sell('1', '105'));
    expect(engine.when(wish(buy('1', '105'))).payload('OrderDenied')).toMatchObject({
      reason: 'WashTrade',
      numbers: { price: '105', ownPrice: '105' },
    });
    expect(engine.when(wish(buy('1', '104.99'))).types).toContain('OrderSubmitted');
  });

  it('never meet: an exit cancels the entry that is in its way, before it leaves', () => {
    const engine = givenLong();
    const inTheWay = rest(engine, buy('1', '99.5'));
    const farAway = rest(engine, buy('1', '90'));
    const exit = engine.when(wish({ ...sell('1'), reduceOnly: true }));
    expect(exit.types).toEqual(['CancelRequested', 'OrderSubmitted', 'SubmitAttempted']);
    expect(exit.commands.map(({ type }) => type)).toEqual(['AnswerWish', 'CancelOrder', 'SubmitOrder']);
    expect(exit.payload('CancelRequested')?.clientOrderId).toBe(inTheWay);
    expect(engine.state.ledger.orders.get(farAway)?.status).toBe('Accepted');
  });

  it('on the same side as an exit are none of its business', () => {
    const engine = givenLong();
    const target = rest(engine, sell('0.4', '100.5'));
    engine.when(wish({ ...sell('0.6'), reduceOnly: true }));
    expect(engine.state.ledger.orders.get(target)?.status).toBe('Accepted');
  });

  it('never meet, also before there is a price: an exit with a limit is judged by that', () => {
    const engine = givenLong();
    const inTheWay = rest(engine, buy('1', '99.5'));
    engine.state.view.marks.clear();
    const exit = engine.when(wish({ ...sell('1', '95'), reduceOnly: true }));
    expect(exit.payload('CancelRequested')?.clientOrderId).toBe(inTheWay);
  });

  it('are judged at both prices while an amendment is under way', () => {
    const engine = givenLong();
    const clientOrderId = rest(engine, sell('1', '110'));
    const terms = { limitPrice: priceOf('105'), quantity: quantityOf('1') };
    engine.when({ type: 'AmendWished', clientOrderId, ...terms });
    expect(engine.when(wish(buy('1', '105'))).payload('OrderDenied')?.reason).toBe('WashTrade');
    expect(engine.when(wish(buy('1', '104'))).types).toContain('OrderSubmitted');
  });

  it('are judged for each instrument by itself', () => {
    const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
    const engine = givenTrading(both);
    rest(engine, { ...sell('1', '105'), instrumentId: 'BTC-PERP' });
    expect(engine.when(wish(buy('1', '110'))).types).toContain('OrderSubmitted');
  });
});
