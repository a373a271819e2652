import { buy, failedCall, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';

/** An order rests, and two requests in a row have failed on their way. */
function givenErrors(): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Test' });
  for (const _ of ['once', 'twice']) fail(engine, id, 'Timeout');
  return { engine, id };
}
const fail = (engine: EngineUnderTest, clientOrderId: string, code: Parameters<typeof failedCall>[0]): void =>
  void engine.when({ type: 'CancelFailed', clientOrderId, failure: failedCall(code, 'Unknown') });
const streak = ({ state }: EngineUnderTest): number => state.view.errors.streak;

describe('requests that fail in a row', () => {
  it.each(['SendGateClosed', 'RateLimited'] as const)('are no more by what was held back: %s', (code) => {
    const { engine, id } = givenErrors();
    const { lastAt } = engine.state.view.errors;
    engine.now += 1_000;
    fail(engine, id, code);
    expect(engine.state.view.errors).toEqual({ streak: 2, lastAt });
    fail(engine, id, 'Timeout');
    expect(engine.state.view.errors).toEqual({ streak: 3, lastAt: engine.now });
  });

  it.each(['Accepted', 'Refused'] as const)('end with a cancel that is answered: %s', (outcome) => {
    const { engine, id } = givenErrors();
    const answer = { venueOrderId: `venue-${id}`, outcome, message: '' };
    engine.when({ type: 'CancelAnswered', clientOrderId: id, answer });
    expect(streak(engine)).toBe(0);
  });
});

describe('a cancel that came to nothing', () => {
  it('waits for its time when the venue will not do it, and not when it is tried again anyway', () => {
    const { engine, id } = givenErrors();
    expect(engine.state.view.refusedCancels.size).toBe(0);
    fail(engine, id, 'InvalidRequest');
    expect(engine.state.view.refusedCancels.get(id)).toEqual({ tries: 1, nextAt: engine.now + 1_000 });
  });
});
