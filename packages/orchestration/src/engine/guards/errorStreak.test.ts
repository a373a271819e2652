import { globalMode } from '../state/modes';
import { buy, failedCall, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';
import { guardsWith } from '../testing/holdings';

const given = () =>
  givenTrading({ config: { guards: guardsWith({ maxConsecutiveErrors: 3, errorQuietMs: 300_000 }) } });

function fail(engine: EngineUnderTest, code: Parameters<typeof failedCall>[0] = 'NotConnected') {
  const clientOrderId = ordered(engine, buy('1', '90'));
  return engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall(code, 'NotActed') });
}

describe('errors in a row', () => {
  it('pause entries at the limit, until it has been quiet', () => {
    const engine = given();
    fail(engine);
    fail(engine);
    const tripped = fail(engine);
    expect(tripped.payload('ModeChanged')).toMatchObject({
      ...{ cause: 'ErrorStreak', mode: 'EntriesPaused', until: engine.now + 300_000 },
      numbers: { errors: '3', maxConsecutiveErrors: '3' },
    });
    expect(tripped.payload('AlertRaised')?.message).toContain(
      '3 orders or cancels in a row failed on their way to the venue.',
    );
    expect(engine.when(wish(buy('1', '90'))).payload('OrderDenied')?.reason).toBe('EntriesPaused');
    engine.woke(299_999);
    expect(globalMode(engine.state.ledger).mode).toBe('EntriesPaused');
    expect(engine.woke(1).payload('ModeChanged')).toMatchObject({ cause: 'ErrorStreak', mode: 'Normal' });
  });

  it('defect 5: are not ended by an order that is denied', () => {
    const engine = given();
    fail(engine);
    fail(engine);
    engine.when(wish(buy('0.0001')));
    fail(engine);
    expect(globalMode(engine.state.ledger).cause).toBe('ErrorStreak');
  });

  it('are ended by an answer; what we held back ourselves is none', () => {
    const engine = given();
    fail(engine);
    fail(engine);
    fail(engine, 'SendGateClosed');
    const clientOrderId = ordered(engine, buy('1', '90'));
    const named = { clientOrderId, venueOrderId: 'v', at: engine.now };
    engine.when({ type: 'SubmitAnswered', answer: { ...named, outcome: 'Accepted' } });
    fail(engine);
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('last for as long as cancels go on failing', () => {
    const engine = given();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    [1, 2, 3].forEach(() => fail(engine));
    engine.now += 200_000;
    engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'test' });
    engine.when({ type: 'CancelFailed', clientOrderId: id, failure: failedCall('NotConnected', 'NotActed') });
    engine.woke(100_000);
    expect(globalMode(engine.state.ledger).mode).toBe('EntriesPaused');
  });
});
