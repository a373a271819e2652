import { moneyOf, type BotEventPayloads } from '@bot/core';
import { DAY } from '../testing/fixtures';
import { givenLedger, type Folded } from '../testing/folded';

const changed = (change: Partial<BotEventPayloads['ModeChanged']>): BotEventPayloads['ModeChanged'] => ({
  ...{ scope: 'All', cause: 'Drift', mode: 'ReduceOnly', actor: 'Bot', until: null, numbers: {}, ...change },
});
const keys = ({ ledger }: Folded): string[] => [...ledger.restrictions.keys()];

describe('a restriction', () => {
  it('lasts since it began, also when it becomes stricter, and lets denials be news again', () => {
    const { ledger, happened } = givenLedger();
    happened('ModeChanged', changed({}), DAY);
    ledger.denials.add('A:BTC-USD:Buy:ReduceOnly');
    happened('ModeChanged', changed({ mode: 'Halted', until: DAY + 60 }), DAY + 5);
    expect([...ledger.restrictions.values()]).toMatchObject([{ since: DAY, mode: 'Halted', until: DAY + 60 }]);
    expect(ledger.denials.size).toBe(0);
  });

  it('goes alone, with its alert', () => {
    const folded = givenLedger();
    const { ledger, happened } = folded;
    for (const scope of ['All', 'BTC-USD']) {
      happened('ModeChanged', changed({ scope }));
      happened('AlertRaised', { severity: 'Warning', code: 'Drift', subject: scope, message: '' });
    }
    happened('ModeChanged', changed({ scope: 'BTC-USD', mode: 'Normal' }));
    expect([keys(folded), [...ledger.alerts]]).toEqual([['All:Drift'], ['Drift:All']]);
  });

  it.each([
    ['BTC-USD', ['All:Drift', 'BTC-PERP:Drift']],
    ['All', []],
  ])('goes with every other of its scope when a person resumes %s', (scope, left) => {
    const folded = givenLedger();
    for (const [held, cause] of [
      ['All', 'Drift'],
      ['BTC-USD', 'Drift'],
      ['BTC-USD', 'FeedStale'],
      ['BTC-PERP', 'Drift'],
    ] as const) {
      folded.happened('ModeChanged', changed({ scope: held, cause }));
    }
    folded.happened('ModeChanged', changed({ scope, cause: 'Every', mode: 'Normal' }));
    expect(keys(folded)).toEqual(left);
  });
});

describe('what a guard has counted', () => {
  function givenCounted() {
    const folded = givenLedger();
    folded.happened('HighWaterRaised', { equity: moneyOf('12000') });
    folded.ledger.lossStreak = 3;
    return folded;
  }
  const counted = ({ ledger }: Folded) => [ledger.highWater !== null, ledger.lossStreak > 0];

  it.each([
    ['Drawdown', [false, true]],
    ['ConsecutiveLosses', [true, false]],
    ['Drift', [true, true]],
  ] as const)('begins anew when %s is lifted, and only what that is about', (cause, left) => {
    const folded = givenCounted();
    folded.happened('ModeChanged', changed({ cause }));
    expect(counted(folded)).toEqual([true, true]);
    folded.happened('ModeChanged', changed({ cause, mode: 'Normal' }));
    expect(counted(folded)).toEqual(left);
  });

  it.each(['Drawdown', 'ConsecutiveLosses'] as const)('goes on when %s is lifted that did not hold', (cause) => {
    const folded = givenCounted();
    folded.happened('ModeChanged', changed({ cause, mode: 'Normal' }));
    expect(counted(folded)).toEqual([true, true]);
  });
});
