import { moneyOf, ratioOf } from '@bot/core';
import { globalMode } from '../state/modes';
import { alertsOf, givenHoldings, guardsWith, holding } from '../testing/holdings';
import { booksOf, btcPerp as perpetual, buy, testConfig, usd } from '../testing/fixtures';
import { wish } from '../testing/given';

/** 10,000 in cash and 10 coins at 100: the equity is 11,000. */
const givenLimit = () =>
  givenHoldings([holding('BTC-USD', '10')], { guards: guardsWith({ maxDrawdown: ratioOf('0.05') }) });

describe('the drawdown', () => {
  it('at the limit below the high water makes the bot reduce-only until a person resumes', () => {
    const engine = givenLimit();
    expect(engine.sampled(1_000, '200').payload('HighWaterRaised')?.equity).toEqual(moneyOf('12000'));
    expect(engine.sampled(1_000, '141').types).not.toContain('ModeChanged');
    const tripped = engine.sampled(1_000, '140');
    expect(tripped.payload('ModeChanged')).toMatchObject({
      ...{ cause: 'Drawdown', mode: 'ReduceOnly', until: null },
      numbers: { equity: '11400', highWater: '12000', maxDrawdown: '0.05' },
    });
    expect(tripped.payload('AlertRaised')?.message).toContain('5.00 % below its high water of 12000 USD');
    expect(engine.sampled(86_400_000, '300').types).not.toContain('ModeChanged');
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'ReduceOnly', cause: 'Drawdown' });
  });

  it('is measured anew from where a person has resumed', () => {
    const engine = givenLimit();
    engine.sampled(1_000, '200');
    engine.sampled(1_000, '140');
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'I know' });
    expect(engine.sampled(1_000, '140').payload('HighWaterRaised')?.equity).toEqual(moneyOf('11400'));
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
    expect(alertsOf(engine.sampled(1_000, '80'))).toEqual(['Drawdown']);
  });

  it.each([
    ['9000', '11000'],
    ['11000', '13000'],
  ])('is measured from a high water that moves with what comes or goes: cash of %s', (cash, highWater) => {
    const engine = givenHoldings([holding('BTC-USD', '10')], {
      guards: guardsWith({ maxDrawdown: ratioOf('0.05') }),
      reconciliation: { ...testConfig.reconciliation, unexplainedCash: 'adopt' },
    });
    engine.sampled(1_000, '200');
    const books = booksOf({ balances: [usd(cash)], positions: [holding('BTC-USD', '10')] });
    for (let looks = 0; looks < 2; looks += 1) engine.when({ type: 'VenueBooksRead', books });
    expect(engine.state.ledger.highWater).toEqual(moneyOf(highWater));
    expect(engine.sampled(1_000, '200').types).not.toContain('ModeChanged');
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('of a rising market is written down in steps', () => {
    const engine = givenLimit();
    engine.sampled(1_000, '100');
    expect(engine.sampled(1_000, '101').types).not.toContain('HighWaterRaised');
    expect(engine.sampled(1_000, '102').types).toContain('HighWaterRaised');
  });

  it('counts between samples too, and never begins there', () => {
    const engine = givenLimit();
    expect(engine.when(wish(buy('1', '90'))).types).not.toContain('HighWaterRaised');
    engine.sampled(1_000, '200');
    expect(engine.when(wish(buy('1', '90'))).types).not.toContain('HighWaterRaised');
  });

  it('of an account that is worth less than nothing is all of it', () => {
    const engine = givenHoldings(
      [holding('BTC-PERP', '-200')],
      {
        instrumentIds: ['BTC-PERP'],
        guards: guardsWith({ maxDrawdown: ratioOf('0.5') }),
      },
      { instruments: [perpetual] },
    );
    engine.sampled(1_000, '100', 'BTC-PERP');
    expect(alertsOf(engine.sampled(1_000, '160', 'BTC-PERP'))).toEqual(['Drawdown']);
    expect(globalMode(engine.state.ledger).mode).toBe('ReduceOnly');
  });
});
