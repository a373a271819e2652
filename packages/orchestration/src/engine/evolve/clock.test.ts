import { moneyOf, priceOf, quantityOf } from '@bot/core';
import { buy, DAY, failedCall, orderRules, progressOf } from '../testing/fixtures';
import { givenLedger } from '../testing/folded';
import { givenTrading, ordered } from '../testing/given';
import { moveClock } from './clock';

const HOUR = 3_600_000;

/** One order rests, is to be amended, and another waits to be sent again. */
function givenOrders() {
  const engine = givenTrading({ config: { orders: { ...orderRules, maxAttempts: 9 } } });
  const [resting, waiting, ended] = [0, 1, 2].map(() => ordered(engine, buy('1', '90'))) as [string, string, string];
  engine.when({ type: 'OrderReported', progress: progressOf(resting, 'Accepted') });
  const asked = { limitPrice: priceOf('91'), quantity: quantityOf('1') };
  engine.when({ type: 'AmendWished', clientOrderId: resting, ...asked });
  engine.when({ type: 'SubmitFailed', clientOrderId: waiting, failure: failedCall('NotConnected', 'NotActed') });
  engine.when({ type: 'OrderReported', progress: progressOf(ended, 'Canceled') });
  return { ledger: engine.state.ledger, resting, waiting, ended };
}

describe('a clock that is set back moves in the ledger', () => {
  it('what waits, and the times of live orders, but not those of orders that have ended', () => {
    const { ledger, resting, waiting, ended } = givenOrders();
    const dueAt = Number(ledger.sends.get(waiting)?.dueAt);
    const requestedAt = Number(ledger.orders.get(resting)?.amend?.requestedAt);
    moveClock(ledger, { byMs: -HOUR }, DAY - HOUR);
    expect(ledger.sends.get(waiting)?.dueAt).toBe(dueAt - HOUR);
    expect(ledger.attempts.get(waiting)?.lastAt).toBe(DAY - HOUR);
    expect(ledger.orders.get(resting)).toMatchObject({ submittedAt: DAY - HOUR, updatedAt: DAY - HOUR });
    expect(ledger.orders.get(resting)?.amend?.requestedAt).toBe(requestedAt - HOUR);
    expect(ledger.orders.get(ended)).toMatchObject({ submittedAt: DAY, updatedAt: DAY });
  });

  it('the pause, the comparison, and what is counted by the second', () => {
    const { ledger } = givenLedger();
    Object.assign(ledger, { pausedUntil: DAY + 5_000, comparedAt: DAY, agreedAt: DAY, recordsFrom: DAY });
    ledger.submissions.bySecond.set(DAY / 1_000, 3);
    moveClock(ledger, { byMs: -2_500 }, DAY - 2_500);
    expect(ledger).toMatchObject({
      ...{ pausedUntil: DAY + 2_500, comparedAt: DAY - 2_500, agreedAt: DAY - 2_500, recordsFrom: DAY - 2_500 },
    });
    expect([...ledger.submissions.bySecond]).toEqual([[DAY / 1_000 - 3, 3]]);
  });

  it('nothing that lies further back than it', () => {
    const { ledger } = givenLedger();
    Object.assign(ledger, { agreedAt: 5, recordsFrom: 7 });
    moveClock(ledger, { byMs: -1_000 }, DAY);
    expect([ledger.agreedAt, ledger.recordsFrom]).toEqual([5, 7]);
  });
});

describe('a clock that jumps ahead moves in the ledger', () => {
  it('only what the venue may still do', () => {
    const { ledger, resting, waiting } = givenOrders();
    const before = { dueAt: ledger.sends.get(waiting)?.dueAt, pausedUntil: ledger.pausedUntil };
    const requestedAt = Number(ledger.orders.get(resting)?.amend?.requestedAt);
    moveClock(ledger, { byMs: HOUR }, DAY + HOUR);
    expect(ledger.attempts.get(waiting)?.lastAt).toBe(DAY + HOUR);
    expect(ledger.orders.get(resting)?.amend?.requestedAt).toBe(requestedAt + HOUR);
    expect({ dueAt: ledger.sends.get(waiting)?.dueAt, pausedUntil: ledger.pausedUntil }).toEqual(before);
    expect(ledger.orders.get(resting)).toMatchObject({ submittedAt: DAY });
  });
});

describe('the day', () => {
  it('goes on under the name that is right, and remembers the one that it was opened as', () => {
    const { ledger, happened } = givenLedger();
    moveClock(ledger, { byMs: -HOUR, day: '2018-04-03' }, DAY);
    expect(ledger.day).toBeNull();
    happened('DayOpened', { date: '2018-05-04', equity: moneyOf('10000') });
    moveClock(ledger, { byMs: -HOUR }, DAY);
    expect(ledger.day).toEqual({ date: '2018-05-04', equity: moneyOf('10000') });
    moveClock(ledger, { byMs: -HOUR, day: '2018-04-04' }, DAY);
    expect(ledger.day).toEqual({ date: '2018-04-04', equity: moneyOf('10000'), openedAs: '2018-05-04' });
  });
});
