import { booksOf, buy, orderRules, progressOf, sell } from './testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest, type Then } from './testing/given';
import { holding } from './testing/holdings';

/** 3 requests may leave at once, 2 of them are kept for exits, and one comes back each second. */
const scarce = { ...orderRules, requestsPerSecond: 1, burst: 3, reservedForExits: 2 };
const left = ({ commands }: Then): string[] =>
  commands.flatMap((one) => {
    if (one.type === 'CancelOrder') return [`Cancel ${one.clientOrderId}`];
    return one.type === 'SubmitOrder' ? [one.request.side] : [];
  });

/** So many orders rest at the venue, requests are there again, and 5 are held. */
function givenResting(count: number): { engine: EngineUnderTest; ids: readonly string[] } {
  const config = { orders: scarce, holdings: 'adopt' } as const;
  const engine = givenTrading({ config }, booksOf({ positions: [holding('BTC-USD', '5')] }));
  const ids = Array.from({ length: count }, () => {
    engine.sampled(10_000, '100');
    const id = ordered(engine, buy('0.1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    return id;
  });
  engine.sampled(10_000, '100');
  return { engine, ids };
}

describe('when requests are scarce', () => {
  it('an entry waits for what is kept for exits, and these do not wait for it', () => {
    const { engine, ids } = givenResting(1);
    expect(left(engine.when(wish(buy('0.1', '90'))))).toEqual(['Buy']);
    expect(left(engine.when(wish(buy('0.1', '91'))))).toEqual([]);
    expect(left(engine.when(wish(sell('1', '110'))))).toEqual(['Sell']);
    const cancel = { type: 'CancelWished', clientOrderId: ids[0] ?? '', reason: 'Test' } as const;
    expect(left(engine.when(cancel))).toEqual([`Cancel ${ids[0]}`]);
    expect(left(engine.when(wish(sell('1', '111'))))).toEqual([]);
    expect(left(engine.woke(1_000))).toEqual(['Sell']);
    expect(left(engine.woke(2_999))).toEqual([]);
    expect(left(engine.woke(1))).toEqual(['Buy']);
  });

  it('as many leave in one turn as may, in their order, and the rest one after the other', () => {
    const { engine, ids } = givenResting(5);
    const [first, second, third, fourth, fifth] = ids.map((id) => `Cancel ${id}`);
    const halted = engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'Test' });
    expect(left(halted)).toEqual([first, second, third]);
    expect(left(engine.woke(999))).toEqual([]);
    expect(left(engine.woke(1))).toEqual([fourth]);
    expect(left(engine.woke(1_000))).toEqual([fifth]);
    expect(left(engine.woke(10_000))).toEqual([]);
  });
});
