import { ratioOf } from '@bot/core';
import { modeOf } from '../state/modes';
import { givenTrading, type EngineUnderTest } from '../testing/given';
import { guardsWith } from '../testing/holdings';

const MINUTE = 60_000;
const limits = {
  ...{ volatilityWarn: ratioOf('0.15'), volatilityReduceOnly: ratioOf('0.2'), volatilityHalt: ratioOf('0.25') },
  ...{ volatilityMarks: 20, volatilityPeriods: 252, volatilityCoolDownMs: 30 * MINUTE },
};
const given = (changes: Partial<typeof limits> | { [Name in keyof typeof limits]?: null } = {}) =>
  givenTrading({ config: { guards: guardsWith({ ...limits, ...changes } as never) } });
const modeIn = ({ state: { ledger } }: EngineUnderTest) => modeOf(ledger, 'BTC-USD').mode;
const isHeld = ({ state: { ledger } }: EngineUnderTest) => ledger.restrictions.has('BTC-USD:Volatility');

/** The price goes to and fro by so much, around 100; the returns are about twice that. */
function swing(engine: EngineUnderTest, by: number, samples = 20): string[] {
  const seen: string[] = [];
  for (let n = 0; n < samples; n++) {
    const { events } = engine.sampled(1_000, (100 + (n % 2 === 0 ? by : -by)).toFixed(4));
    for (const { type, payload } of events)
      if (type === 'ModeChanged' && payload.cause === 'Volatility') seen.push(payload.mode);
  }
  return seen;
}

describe('the volatility of an instrument', () => {
  it.each([
    // √252 ≈ 15.87: returns of ±0.9 % are 0.147, of ±1 % 0.163, of ±1.3 % 0.212, of ±2 % 0.326.
    [0.45, 'Normal'],
    [0.5, 'Degraded'],
    [0.65, 'ReduceOnly'],
    [1, 'Halted'],
  ])('of swings by %d makes it %s', (by, mode) => {
    const engine = given();
    swing(engine, by, 30);
    expect(modeIn(engine)).toBe(mode);
    const told = engine.log.flatMap(({ type, payload }) => (type === 'AlertRaised' ? [payload] : []));
    const figures = engine.state.ledger.restrictions.get('BTC-USD:Volatility')?.numbers;
    expect(told.some(({ message }) => message.includes('The volatility of BTC-USD is 0.'))).toBe(mode !== 'Normal');
    expect(figures === undefined ? [] : Object.keys(figures)).toEqual(
      mode === 'Normal' ? [] : ['volatility', 'limit', 'marks'],
    );
    expect(modeOf(engine.state.ledger, 'ETH-USD').mode).toBe('Normal');
  });

  it('is not judged by too few marks', () => {
    const engine = given();
    expect(swing(engine, 5, 9)).toEqual([]);
    expect(swing(engine, 5, 1)).toEqual(['Halted']);
  });

  it('grows stricter at once, with an alert each, and gets milder only after the cool-down', () => {
    const engine = given();
    expect([...swing(engine, 0.5, 30), ...swing(engine, 0.65, 30), ...swing(engine, 1, 30)]).toEqual([
      ...['Degraded', 'ReduceOnly', 'Halted'],
    ]);
    expect(engine.log.filter(({ type }) => type === 'AlertRaised')).toHaveLength(3);
    expect(swing(engine, 0.5, 60)).toEqual([]);
    engine.woke(30 * MINUTE);
    expect(isHeld(engine)).toBe(false);
    expect(swing(engine, 0.5, 1)).toEqual(['Degraded']);
  });

  it('that stays keeps its restriction going', () => {
    const engine = given();
    swing(engine, 1, 30);
    engine.now += 20 * MINUTE;
    swing(engine, 1, 2);
    engine.woke(15 * MINUTE);
    expect(modeIn(engine)).toBe('Halted');
    engine.woke(16 * MINUTE);
    expect(isHeld(engine)).toBe(false);
  });

  it('may have a limit of one kind only, or none', () => {
    const warnless = given({ volatilityWarn: null, volatilityReduceOnly: null });
    expect(swing(warnless, 0.65, 30)).toEqual([]);
    expect(swing(warnless, 1, 30)).toEqual(['Halted']);
    expect(swing(given({ volatilityWarn: null, volatilityReduceOnly: null, volatilityHalt: null }), 5, 30)).toEqual([]);
  });
});
