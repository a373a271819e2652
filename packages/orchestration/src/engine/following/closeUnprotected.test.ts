import { ratioOf } from '@bot/core';
import { btc, buy, orderRules, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';

const orders = { ...orderRules, takeProfit: ratioOf('0.02'), stopLoss: ratioOf('0.01') };
const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const submits = ({ commands }: Then) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : []));

/** 1 of each is held, bought at 100, and the venue took no bracket for any. */
function givenBare(...instruments: (typeof btc)[]): EngineUnderTest {
  const instrumentIds = instruments.map(({ instrumentId }) => instrumentId);
  const engine = givenTrading({ instruments, config: { orders, instrumentIds } });
  for (const instrumentId of instrumentIds) {
    const entry = ordered(engine, { ...buy('1', '100'), instrumentId });
    const filled = engine.when({ type: 'OrderReported', progress: progressOf(entry, 'Filled', '1', { instrumentId }) });
    const bracket = String(filled.payload('OrderSubmitted')?.request.clientOrderId);
    engine.when({ type: 'OrderReported', progress: progressOf(bracket, 'Rejected', '0', { instrumentId }) });
  }
  return engine;
}

describe('what is held without protection', () => {
  it('is closed where a price was passed, also when another is bare whose price was not', () => {
    const engine = givenBare(btc, eth);
    expect(submits(engine.sampled(1_000, '103', 'ETH-USD'))).toMatchObject([
      { instrumentId: 'ETH-USD', type: 'Market', side: 'Sell', timeInForce: 'IOC' },
    ]);
  });

  it.each([
    ['98.9', 'StopLossHit'],
    ['99', 'StopLossHit'],
    ['102', 'TakeProfitHit'],
  ])('is closed at %s, and the log says why: %s', (price, reason) => {
    const closed = givenBare(btc).sampled(1_000, price);
    expect(closed.payload('OrderSubmitted')).toMatchObject({ reason, request: { type: 'Market' } });
  });

  it.each(['99.01', '101.99'])('is left alone at %s', (price) => {
    expect(givenBare(btc).sampled(1_000, price).commands).toEqual([]);
  });

  it('is left to an exit that rests; an entry closes nothing', () => {
    const engine = givenBare(btc);
    const entry = ordered(engine, buy('0.1', '50'));
    const exit = ordered(engine, { ...sell('1', '120'), reduceOnly: true });
    [entry, exit].forEach((id) => engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') }));
    const passed = engine.sampled(1_000, '103');
    expect([submits(passed), passed.payload('OrderDenied')]).toEqual([[], undefined]);
    engine.when({ type: 'CancelWished', clientOrderId: exit, reason: 'Test' });
    engine.when({ type: 'OrderReported', progress: progressOf(exit, 'Canceled') });
    expect(submits(engine.sampled(1_000, '103'))).toMatchObject([{ type: 'Market', side: 'Sell' }]);
  });

  it('and is gone meanwhile needs nothing', () => {
    const engine = givenBare(btc);
    const exit = ordered(engine, sell('1'));
    engine.when({ type: 'OrderReported', progress: progressOf(exit, 'Filled', '1') });
    expect(engine.sampled(1_000, '103').types).toEqual(['DayOpened']);
  });

  it('is not even tried to be closed while trading is halted', () => {
    const engine = givenBare(btc);
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'look first' });
    expect(engine.sampled(1_000, '103').types).not.toContain('OrderDenied');
  });
});
