import { DAY } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest, type Then } from '../testing/given';
import { restrict, trip } from './restrict';

const pause = { cause: 'Operator', mode: 'EntriesPaused' } as const;
const paused = (engine: EngineUnderTest, until: number | null): Then =>
  engine.when({ type: 'ModeCommanded', mode: 'EntriesPaused', reason: 'Test', until });

describe('a restriction that holds already', () => {
  it('for a while is replaced by one that lasts longer, or for good, and by no shorter one', () => {
    const engine = givenTrading();
    paused(engine, DAY + 2_000);
    expect(paused(engine, DAY + 1_999).events).toEqual([]);
    expect(paused(engine, DAY + 2_000).events).toEqual([]);
    expect(paused(engine, DAY + 2_001).payload('ModeChanged')?.until).toBe(DAY + 2_001);
    expect(paused(engine, null).payload('ModeChanged')?.until).toBeNull();
    expect(paused(engine, DAY + 9_000).events).toEqual([]);
  });

  it('is said again only where it grows stricter', () => {
    const engine = givenTrading();
    paused(engine, DAY + 2_000);
    const types = (change: Partial<Parameters<typeof trip>[1]>): readonly string[] =>
      trip(engine.state, { ...pause, ...change }, 'Test.').map(({ type }) => type);
    expect(types({ until: DAY + 2_000 })).toEqual([]);
    expect(types({ until: DAY + 3_000 })).toEqual(['ModeChanged']);
    expect(types({ mode: 'Degraded' })).toEqual(['ModeChanged']);
    expect(types({ mode: 'Halted' })).toEqual(['ModeChanged', 'AlertRaised']);
  });

  it('in one instrument is none of another', () => {
    const engine = givenTrading();
    engine.when({ type: 'ModeCommanded', mode: 'EntriesPaused', reason: 'Test', scope: 'BTC-USD' });
    expect(restrict(engine.state, { ...pause, scope: 'BTC-USD' })).toEqual([]);
    expect(restrict(engine.state, { ...pause, scope: 'ETH-USD' })).toHaveLength(1);
  });
});

it.each([
  ['Degraded', 'Warning'],
  ['EntriesPaused', 'Warning'],
  ['ReduceOnly', 'Critical'],
  ['Halted', 'Critical'],
] as const)('what makes the mode %s is told as %s', (mode, severity) => {
  const { state } = givenTrading();
  const payloads = trip(state, { cause: 'Operator', mode }, 'Test.').map(({ payload }) => payload);
  expect(payloads).toMatchObject([
    { mode, actor: 'Bot' },
    { severity, code: 'Operator', subject: 'All' },
  ]);
});
