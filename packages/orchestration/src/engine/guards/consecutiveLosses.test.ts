import { moneyOf, notionalOf } from '@bot/core';
import { globalMode } from '../state/modes';
import { btcPerp, buy, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../testing/given';
import { guardsWith } from '../testing/holdings';

const given = () => givenTrading({ config: { guards: guardsWith({ maxConsecutiveLosses: 2 }) } });

/** Buys one for 100 and sells it for so much. */
function roundTrip(engine: EngineUnderTest, soldFor: string, commission = '0'): void {
  const fees = { commission: moneyOf(commission) };
  const bought = ordered(engine, buy('1'));
  engine.when({ type: 'OrderReported', progress: progressOf(bought, 'Filled', '1', fees) });
  const sold = ordered(engine, sell('1'));
  const value = { filledValue: notionalOf(soldFor), ...fees };
  engine.when({ type: 'OrderReported', progress: progressOf(sold, 'Filled', '1', value) });
}

describe('losses in a row', () => {
  it('make the bot reduce-only at the limit, fees included', () => {
    const engine = given();
    roundTrip(engine, '99');
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
    roundTrip(engine, '101', '1');
    expect(globalMode(engine.state.ledger)).toEqual({ mode: 'ReduceOnly', cause: 'ConsecutiveLosses' });
    const alert = engine.log.find(({ type }) => type === 'AlertRaised')?.payload;
    expect(alert).toMatchObject({ code: 'ConsecutiveLosses', severity: 'Critical' });
    expect(alert).toMatchObject({
      message: expect.stringContaining('2 round trips in a row have lost, 2 may not.') as unknown,
    });
    expect(engine.state.ledger.restrictions.get('All:ConsecutiveLosses')?.numbers).toEqual({
      ...{ losses: '2', maxConsecutiveLosses: '2' },
    });
  });

  it('are ended by a trip that won, and left alone by one that did neither', () => {
    const engine = given();
    roundTrip(engine, '99');
    roundTrip(engine, '100');
    expect(engine.state.ledger.lossStreak).toBe(1);
    roundTrip(engine, '101');
    expect(engine.state.ledger.lossStreak).toBe(0);
  });

  it('are counted anew after a person has resumed', () => {
    const engine = given();
    roundTrip(engine, '99');
    roundTrip(engine, '99');
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    roundTrip(engine, '99');
    expect(globalMode(engine.state.ledger).mode).toBe('Normal');
  });

  it('count a position that turns to the other side as a trip that ended, and another that began', () => {
    const perpetual = { config: { instrumentIds: ['BTC-PERP'] }, instruments: [btcPerp] };
    const engine = givenTrading(perpetual);
    const inPerpetual = { instrumentId: 'BTC-PERP' };
    const long = ordered(engine, { ...buy('1'), ...inPerpetual });
    engine.when({ type: 'OrderReported', progress: progressOf(long, 'Filled', '1', inPerpetual) });
    const turn = ordered(engine, { ...sell('2'), ...inPerpetual });
    const cheaper = { ...inPerpetual, filledValue: notionalOf('180') };
    engine.when({ type: 'OrderReported', progress: progressOf(turn, 'Filled', '2', cheaper) });
    expect(engine.state.ledger.lossStreak).toBe(1);
    const back = ordered(engine, { ...buy('1'), ...inPerpetual });
    const won = { ...inPerpetual, filledValue: notionalOf('80') };
    engine.when({ type: 'OrderReported', progress: progressOf(back, 'Filled', '1', won) });
    expect(engine.state.ledger.lossStreak).toBe(0);
    expect(engine.state.ledger.tripsBegan.size).toBe(0);
  });
});
