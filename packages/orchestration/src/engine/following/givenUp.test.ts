import { ratioOf } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { buy, failedCall, orderRules, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then } from '../testing/given';
import { alertsOf } from '../testing/holdings';

const orders = { ...orderRules, takeProfit: ratioOf('0.5'), stopLoss: ratioOf('0.05') };
const submits = ({ commands }: Then) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : []));
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });

/** An entry rests; another one is filled while the venue takes no requests for `pausedMs`. */
function givenPaused(pausedMs: number): { engine: EngineUnderTest; filled: Then } {
  const engine = givenTrading({ config: { orders } });
  const [entry, other] = [ordered(engine, buy('1', '100')), ordered(engine, buy('1', '50'))];
  [entry, other].forEach((id) => reported(engine, id, 'Accepted'));
  engine.when({ type: 'CancelWished', clientOrderId: other, reason: 'Test' });
  const failure = { ...failedCall('RateLimited', 'NotActed'), retryAfterMs: pausedMs };
  engine.when({ type: 'CancelFailed', clientOrderId: other, failure });
  return { engine, filled: reported(engine, entry, 'Filled', '1') };
}

describe('protection that we gave up ourselves', () => {
  it('since its time was over while it waited is placed anew, and leaves when the venue takes requests again', () => {
    const { engine, filled } = givenPaused(60_000);
    expect([filled.types, submits(filled)]).toEqual([['OrderProgressed', 'OrderSubmitted'], []]);
    expect(engine.woke(30_001).types).toEqual(['OrderFailed']);
    expect(nextWakeAt(engine.state)).toBe(engine.now + 1_000);
    const again = engine.woke(1_000);
    expect([again.types, submits(again)]).toEqual([['OrderSubmitted'], []]);
    const sent = submits(engine.woke(28_999));
    expect(sent).toMatchObject([{ type: 'Bracket', side: 'Sell' }]);
    expect(alertsOf(reported(engine, String(sent[0]?.clientOrderId), 'Accepted'))).toEqual([]);
    expect(engine.state.ledger.unprotected.size).toBe(0);
  });

  it('after attempts in vain is placed anew; what fails for good at once is not', () => {
    const engine = givenTrading({ config: { orders } });
    const bracketOf = (then: Then): string => String(then.payload('OrderSubmitted')?.request.clientOrderId);
    const fail = (clientOrderId: string, code: 'NotConnected' | 'InvalidRequest'): Then =>
      engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall(code, 'NotActed') });
    let id = bracketOf(reported(engine, ordered(engine, buy('1', '100')), 'Filled', '1'));
    let told = fail(id, 'NotConnected');
    for (let tries = 1; tries < orders.maxAttempts; tries++) {
      expect(told.payload('OrderFailed')).toBeUndefined();
      engine.woke(Number(told.payload('RetryScheduled')?.dueAt) - engine.now);
      told = fail(id, 'NotConnected');
    }
    expect(told.types).toEqual(expect.arrayContaining(['OrderFailed', 'OrderSubmitted', 'SubmitAttempted']));
    id = bracketOf(told);
    const refused = fail(id, 'InvalidRequest');
    expect([alertsOf(refused), submits(refused)]).toEqual([['Unprotected'], []]);
  });
});
