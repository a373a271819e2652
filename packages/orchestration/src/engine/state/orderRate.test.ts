import { decodePayload, encodePayload, type BotEvent } from '@bot/core';
import { evolve } from '../evolve';
import { createLedger } from './ledger';
import { buy, failedCall, limits, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';
import { ordersThisMinute, submissionsWithout } from './orderRate';

/** The day is open. */
function limited(changes: Partial<typeof limits>): EngineUnderTest {
  const engine = givenTrading({ config: { limits: { ...limits, ...changes } } });
  engine.sampled(0, '100');
  return engine;
}
const entry = wish(buy('1', '90'));
const denialOf = (engine: EngineUnderTest) => engine.when(entry).payload('OrderDenied')?.reason;
const later = (engine: EngineUnderTest, ms: number): void => {
  engine.now += ms;
  engine.sampled(0, '100');
};

describe('the rate of orders', () => {
  it('is limited for entries in any minute, and exits count', () => {
    const engine = limited({ maxOrdersPerMinute: 2 });
    expect([denialOf(engine), denialOf(engine), denialOf(engine)]).toEqual([undefined, undefined, 'OrderRate']);
    later(engine, 60_000);
    expect(denialOf(engine)).toBe('OrderRate');
    later(engine, 1_000);
    expect(denialOf(engine)).toBeUndefined();
  });

  it('never binds an exit', () => {
    const engine = limited({ maxOrdersPerMinute: 1 });
    const clientOrderId = ordered(engine, buy('1'));
    engine.when({ type: 'OrderReported', progress: progressOf(clientOrderId, 'Filled', '1') });
    expect(denialOf(engine)).toBe('OrderRate');
    expect(engine.when(wish({ ...sell('1'), reduceOnly: true })).types).toContain('OrderSubmitted');
    expect(ordersThisMinute(engine.state)).toBe(2);
  });

  it('is limited for a day, which the day that opens resets', () => {
    const engine = limited({ maxOrdersPerDay: 2 });
    expect([denialOf(engine), denialOf(engine), denialOf(engine)]).toEqual([undefined, undefined, 'DailyOrderCount']);
    later(engine, 3_600_000);
    expect(denialOf(engine)).toBe('DailyOrderCount');
    later(engine, 86_400_000 - 3_600_000);
    expect(denialOf(engine)).toBeUndefined();
  });

  it('survives a restart: a ledger that is folded again has counted the same', () => {
    const engine = limited({ maxOrdersPerDay: 2 });
    engine.when(entry);
    later(engine, 5_000);
    engine.when(entry);
    const ledger = createLedger();
    for (const { type, payload, at } of engine.log) {
      evolve(ledger, { type, payload: decodePayload(encodePayload(payload)), at } as BotEvent & { at: number });
    }
    expect(ledger.submissions).toEqual(engine.state.ledger.submissions);
    expect(ledger.submissions.today).toBe(2);
  });

  it('does not count an order against itself when it is sent again', () => {
    const engine = limited({ maxOrdersPerMinute: 1, maxOrdersPerDay: 1 });
    const clientOrderId = ordered(engine, buy('1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('RateLimited', 'Unknown') });
    const sent = [engine.woke(1_500), engine.woke(1_500)].flatMap(({ commands }) => commands);
    expect(sent.filter(({ type }) => type === 'SubmitOrder')).toHaveLength(1);
    expect(submissionsWithout({ today: 0, bySecond: new Map() }, [{ submittedAt: 5 }])).toEqual({
      today: 0,
      bySecond: new Map(),
    });
  });

  it('is counted as if some had not been submitted, and never below nothing', () => {
    const bySecond = new Map([
      [5, 2],
      [6, 1],
    ]);
    const without = submissionsWithout({ today: 1, bySecond }, [{ submittedAt: 5_999 }, { submittedAt: 7_000 }]);
    expect(without).toEqual({ today: 0, bySecond: new Map([...bySecond, [5, 1]]) });
    expect(bySecond.get(5)).toBe(2);
  });

  it('remembers a minute and no more, also when the clock is set back', () => {
    const engine = limited({});
    for (let count = 0; count < 100; count += 1) {
      engine.when(entry);
      later(engine, 2_000);
    }
    expect(engine.state.ledger.submissions.bySecond.size).toBeLessThanOrEqual(61);
    engine.now -= 3_600_000;
    engine.when({ type: 'Woke' });
    expect(ordersThisMinute(engine.state)).toBe(30);
    later(engine, 62_000);
    expect(ordersThisMinute(engine.state)).toBe(0);
  });
});
