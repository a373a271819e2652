import { moneyOf, quantityOf, type Drift, type DriftPolicy, type Restriction } from '@bot/core';
import { givenTrading, type EngineUnderTest } from '../testing/given';
import { driftFound, isHeldBack } from './driftFound';

const cash: Drift = { drift: 'CashDiffers', currency: 'USD', ours: moneyOf('10000'), venues: moneyOf('9000') };
const position: Drift = {
  ...{ drift: 'PositionDiffers', instrumentId: 'BTC-USD' },
  ...{ ours: quantityOf('0'), venues: quantityOf('2') },
};
const missedFill: Drift = {
  ...{ drift: 'FilledQuantityDiffers', clientOrderId: 'c-1' },
  ...{ ours: quantityOf('0'), venues: quantityOf('1') },
};

const told = ({ state }: EngineUnderTest, drift: Drift, policy?: DriftPolicy) =>
  driftFound(state, drift, policy).map(({ type, payload }) => ({ type, payload }));
const alertOf = (drift: Drift, policy: DriftPolicy) =>
  told(givenTrading(), drift, policy).find(({ type }) => type === 'AlertRaised')?.payload;
const restricted = (engine: EngineUnderTest, drift: Drift, policy: DriftPolicy) =>
  told(engine, drift, policy).flatMap(({ type, payload }) => (type === 'ModeChanged' ? [payload] : []));

it('is written down with the policy of its setting', () => {
  const engine = givenTrading();
  const { unexplainedCash: policy } = engine.state.config.reconciliation;
  expect(told(engine, cash)[0]).toEqual({ type: 'DriftFound', payload: { drift: cash, policy } });
});

describe('the operator', () => {
  it.each([
    ['adopt', 'Warning', 'AccountChanged', /trading goes on\. If this was neither you nor a program of yours, revoke/],
    ['ask', 'Critical', 'BooksDiffer', /No new positions are opened\. Compare with the venue's own page, then resume/],
    ['halt', 'Critical', 'BooksDiffer', /Nothing is placed any more\. Compare with the venue's own page, then resume/],
  ] as const)('is told of "%s"', (policy, severity, code, consequence) => {
    const alert = alertOf(cash, policy);
    expect(alert).toMatchObject({ severity, code, subject: 'the venue has 1000 less USD' });
    expect(alert).toMatchObject({ message: expect.stringMatching(consequence) });
    expect(alert).toMatchObject({
      message: expect.stringMatching(
        /^No trade, fee or funding explains .* To be exact: the venue has 1000 less USD\. .* This is the setting reconciliation\.unexplainedCash\.$/,
      ),
    });
  });

  it('is not told of what only came late and is taken over, but of what is not', () => {
    expect(alertOf(missedFill, 'adopt')).toBeUndefined();
    expect(alertOf(missedFill, 'ask')).toMatchObject({ severity: 'Critical' });
  });
});

describe('trading', () => {
  it('goes on where the books follow', () => {
    expect(restricted(givenTrading(), position, 'adopt')).toEqual([]);
  });

  it('is held back where it differs: in the instrument, or everywhere when it is about money', () => {
    const numbers = { drifts: 'the venue has 2 more of BTC-USD' };
    const expected = { cause: 'Drift', scope: 'BTC-USD', mode: 'ReduceOnly', numbers };
    expect(restricted(givenTrading(), position, 'ask')).toMatchObject([expected]);
    expect(restricted(givenTrading(), cash, 'halt')).toMatchObject([{ scope: 'All', mode: 'Halted' }]);
  });

  it('is held back until a person has looked; a milder policy does not undo a stricter one', () => {
    const engine = givenTrading();
    expect(isHeldBack(engine.state, position)).toBe(false);
    engine.state.ledger.restrictions.set('BTC-USD:Drift', heldFor('Halted'));
    expect(isHeldBack(engine.state, position)).toBe(true);
    expect(restricted(engine, position, 'ask')).toEqual([]);
    expect(restricted(engine, position, 'halt')).toEqual([]);
    engine.state.ledger.restrictions.set('BTC-USD:Drift', heldFor('ReduceOnly'));
    expect(restricted(engine, position, 'halt')).toMatchObject([{ mode: 'Halted' }]);
  });
});

const heldFor = (mode: 'Halted' | 'ReduceOnly'): Restriction => ({
  ...{ cause: 'Drift' as const, scope: 'BTC-USD', mode, since: 0, actor: 'Bot' as const, until: null, numbers: {} },
});
