import { ratioOf } from '@bot/core';
import { btc, btcPerp } from '../testing/fixtures';
import { alertsOf, givenHoldings, guardsWith, holding } from '../testing/holdings';

const both = { instruments: [btc, btcPerp] };

describe('concentration', () => {
  const given = (quantity: string) =>
    givenHoldings(
      [holding('BTC-USD', '10'), holding('BTC-PERP', quantity)],
      { guards: guardsWith({ maxConcentration: ratioOf('0.6') }) },
      both,
    );

  /** What the task finds at a price. */
  const looked = (engine: ReturnType<typeof given>, price: string) => {
    engine.sampled(1_000, price);
    return engine.when({ type: 'TaskFinished', result: { task: 'Guards' } });
  };

  it('above the limit is said once, and its end too', () => {
    const engine = given('1');
    // 10 and 1 of 11: 0.83
    expect(looked(engine, '100').payload('AlertRaised')).toMatchObject({
      ...{ code: 'Concentration', severity: 'Warning', subject: 'All' },
      message: expect.stringContaining(
        'The 2 positions are concentrated (index 0.83, the limit is 0.6). Nothing is closed for it',
      ) as unknown,
    });
    expect(alertsOf(looked(engine, '100'))).toEqual([]);
    expect(looked(engine, '20').payload('AlertEnded')).toEqual({ code: 'Concentration', subject: 'All' });
    expect(alertsOf(looked(engine, '100'))).toEqual(['Concentration']);
  });

  it('is not looked at with every sample', () => {
    expect(alertsOf(given('1').sampled(1_000, '100'))).toEqual([]);
  });

  it('counts only what has a price', () => {
    const engine = given('1');
    engine.state.view.marks.delete('BTC-PERP');
    expect(alertsOf(looked(engine, '100'))).toEqual([]);
  });

  it('of equal positions is none, and of one position is not judged', () => {
    expect(alertsOf(looked(given('10'), '100'))).toEqual([]);
    const one = givenHoldings([holding('BTC-USD', '1')], { guards: guardsWith({ maxConcentration: ratioOf('0.1') }) });
    expect(alertsOf(looked(one, '100'))).toEqual([]);
  });
});
