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

  it('above the limit is said once, and its end too', () => {
    const engine = given('1');
    // 10 and 1 of 11: 0.83
    expect(alertsOf(engine.sampled(1_000, '100'))).toEqual(['Concentration']);
    expect(alertsOf(engine.sampled(1_000, '100'))).toEqual([]);
    expect(engine.sampled(1_000, '20').payload('AlertEnded')).toEqual({ code: 'Concentration', subject: 'All' });
    expect(alertsOf(engine.sampled(1_000, '100'))).toEqual(['Concentration']);
  });

  it('of equal positions is none, and of one position is not judged', () => {
    expect(alertsOf(given('10').sampled(1_000, '100'))).toEqual([]);
    const one = givenHoldings([holding('BTC-USD', '1')], { guards: guardsWith({ maxConcentration: ratioOf('0.1') }) });
    expect(alertsOf(one.sampled(1_000, '100'))).toEqual([]);
  });
});
