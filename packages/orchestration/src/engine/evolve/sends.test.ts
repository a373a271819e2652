import { priceOf, quantityOf } from '@bot/core';
import { buy, failedCall, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

const sendsOf = ({ state }: EngineUnderTest) =>
  [...state.ledger.sends.values()].map(({ action, attempt }) => `${action} ${attempt}`);
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): void =>
  void engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
function givenResting(): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  reported(engine, id, 'Accepted');
  return { engine, id };
}
const amend = (engine: EngineUnderTest, clientOrderId: string): void =>
  void engine.when({ type: 'AmendWished', clientOrderId, limitPrice: priceOf('91'), quantity: quantityOf('1') });

describe('what is to be sent about an order is needless', () => {
  it('once the venue has it, for its submit', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: failedCall('NotConnected', 'NotActed') });
    expect(sendsOf(engine)).toEqual(['Submit 2']);
    reported(engine, id, 'Accepted');
    expect(sendsOf(engine)).toEqual([]);
  });

  it('once it was amended, or was not; not by a fill meanwhile', () => {
    const { engine, id } = givenResting();
    amend(engine, id);
    reported(engine, id, 'PartiallyFilled', '0.4');
    expect(sendsOf(engine)).toEqual(['Amend 1']);
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Refused', reason: null, message: '' } as const;
    engine.when({ type: 'AmendAnswered', clientOrderId: id, answer });
    expect(sendsOf(engine)).toEqual([]);
  });

  it('once the venue will not cancel it; not by a fill meanwhile', () => {
    const { engine, id } = givenResting();
    engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Test' });
    reported(engine, id, 'PartiallyFilled', '0.4');
    expect(sendsOf(engine)).toEqual(['Cancel 1']);
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Refused', message: '' } as const;
    engine.when({ type: 'CancelAnswered', clientOrderId: id, answer });
    expect(sendsOf(engine)).toEqual([]);
  });

  it.each(['Amend', 'Cancel'])('once it has ended: %s', (action) => {
    const { engine, id } = givenResting();
    if (action === 'Amend') amend(engine, id);
    else engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Test' });
    expect(sendsOf(engine)).toEqual([`${action} 1`]);
    reported(engine, id, 'Filled', '1');
    expect(sendsOf(engine)).toEqual([]);
  });
});

describe('an attempt', () => {
  it('that the venue may have acted on is remembered as such by those that follow', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const attempt = () => engine.state.ledger.attempts.get(id);
    expect(attempt()).toEqual({ lastAt: engine.now, mayExist: false });
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: failedCall('Timeout', 'Unknown') });
    expect(attempt()?.mayExist).toBe(true);
    engine.woke(Number(engine.state.ledger.sends.get(id)?.dueAt) - engine.now);
    expect(attempt()).toEqual({ lastAt: engine.now, mayExist: true });
    expect(engine.state.ledger.orders.get(id)?.attempts).toBe(2);
  });
});
