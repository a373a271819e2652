import { globalMode } from '../state/modes';
import { buy, failedCall, progressOf } from '../testing/fixtures';
import { givenTrading, ordered } from '../testing/given';
import { guardsLook, guardsWith } from '../testing/holdings';

const unreachable = { type: 'VenueBooksUnreadable', failure: failedCall('NotConnected', 'NotActed') } as const;

function given(deadManMs: number | null) {
  const engine = givenTrading({ config: { guards: guardsWith({ deadManMs }) } });
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  engine.when(unreachable);
  return { engine, id };
}

describe('the dead man’s switch', () => {
  it('halts and cancels everything when the venue was out of contact for too long, until a person resumes', () => {
    const { engine, id } = given(60_000);
    expect(guardsLook(engine, 59_999).types).not.toContain('ModeChanged');
    const tripped = guardsLook(engine, 1);
    expect(tripped.payload('ModeChanged')).toMatchObject({
      ...{ cause: 'DeadMan', mode: 'Halted', until: null },
      numbers: { forMs: '60000', failures: '1', deadManMs: '60000' },
    });
    expect(tripped.payload('AlertRaised')?.message).toContain(
      'The venue was out of contact for 60000 ms, 60000 are allowed.',
    );
    expect(tripped.commands).toMatchObject([{ type: 'CancelOrder', clientOrderId: id }]);
    engine.woke(86_400_000);
    expect(globalMode(engine.state.ledger).cause).toBe('DeadMan');
  });

  it('is off unless it is set', () => {
    expect(guardsLook(given(null).engine, 86_400_000).types).not.toContain('CancelRequested');
  });
});
