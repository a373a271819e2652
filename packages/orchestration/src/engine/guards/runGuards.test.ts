import { moneyOf } from '@bot/core';
import { limits } from '../testing/fixtures';
import { globalMode } from '../state/modes';
import { givenHoldings, guardsLook, guardsWith, holding } from '../testing/holdings';
import type { Guard, Occasion } from './look';
import { consecutiveLosses } from './consecutiveLosses';
import { runGuards } from './runGuards';

const broken: Guard = {
  needsEquity: false,
  look() {
    throw new Error('it is broken');
  },
};
const oddly: Guard = {
  needsEquity: false,
  look() {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
    throw 'no error at all';
  },
};
const given = () => givenHoldings([holding('BTC-USD', '1')], { guards: guardsWith({ maxConsecutiveLosses: 1 }) });
const look = (engine: ReturnType<typeof given>, occasion: Occasion) =>
  ({ state: engine.state, occasion, now: engine.now, instrumentIds: [] }) as const;

describe('a guard that throws', () => {
  it('makes the bot reduce-only, says which one and why, and stops none of the others', () => {
    const engine = given();
    engine.state.ledger.lossStreak = 1;
    const table = Object.entries<Guard>({ Broken: broken, Oddly: oddly, ConsecutiveLosses: consecutiveLosses });
    const { events } = runGuards(look(engine, 'Sample'), table);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { cause: 'ConsecutiveLosses' },
      { code: 'ConsecutiveLosses' },
      { cause: 'GuardFailed', mode: 'ReduceOnly', numbers: { Broken: 'it is broken', Oddly: 'no error at all' } },
      {
        ...{ code: 'GuardFailed', severity: 'Critical' },
        message: expect.stringContaining(
          'A guard could not be computed: Broken (it is broken), Oddly (no error at all).',
        ) as unknown,
      },
    ]);
  });

  it('is forgiven at the next look of the task at which all of them could be computed', () => {
    const engine = given();
    engine.sampled(1_000, '100');
    const restriction = {
      scope: 'All',
      cause: 'GuardFailed',
      mode: 'ReduceOnly',
      actor: 'Bot',
      since: 0,
      until: null,
      numbers: {},
    } as const;
    engine.state.ledger.restrictions.set('All:GuardFailed', restriction);
    expect(engine.sampled(1_000, '100').types).not.toContain('ModeChanged');
    expect(guardsLook(engine, 60_000).payload('ModeChanged')).toMatchObject({ cause: 'GuardFailed', mode: 'Normal' });
  });

  it('defect 3: never passes for one that saw nothing: a price of zero halts no breaker', () => {
    const engine = givenHoldings([holding('BTC-USD', '100')], {
      limits: { ...limits, dailyLossLimitUsd: moneyOf('500') },
    });
    engine.sampled(1_000, '100');
    expect(engine.sampled(1_000, '0').payload('AlertRaised')?.message).toContain(
      "The day's result is -10000 USD, at or below the limit of −500 USD.",
    );
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'ReduceOnly', cause: 'DailyLossLimit' });
  });
});

describe('a position without a price', () => {
  it('is a failure at the look of the task, when a limit depends on it', () => {
    const config = { limits: { ...limits, dailyLossLimitUsd: moneyOf('500') } };
    const engine = givenHoldings([holding('BTC-USD', '1')], config);
    engine.sampled(1_000, '100');
    engine.state.view.marks.clear();
    expect(runGuards(look(engine, 'Between')).events).toEqual([]);
    const [failed] = runGuards(look(engine, 'Task')).events;
    expect(failed?.payload).toMatchObject({
      cause: 'GuardFailed',
      numbers: { DailyLoss: 'a position has no price: BTC-USD' },
    });
  });
});
