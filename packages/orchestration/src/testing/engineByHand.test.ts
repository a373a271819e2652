import type { NewStoredEvent } from '@bot/core';
import { DAY, quoteAt, testConfig } from '../engine/testing/fixtures';
import { engineByHand } from './engineByHand';

describe('an engine by hand', () => {
  it('decides an input, appends what happened, and says what the shell would do', () => {
    const log: NewStoredEvent[] = [];
    const engine = engineByHand({ config: testConfig, append: (batch) => log.push(...batch) });
    expect(engine.nextWakeAt()).toBeUndefined();

    const { commands } = engine.take({ type: 'Started', at: DAY, drawn: { storeEpoch: 'abcd', entropy: 'efgh' } });
    expect(commands).toEqual([{ type: 'LoadVenue' }]);
    expect(log).toMatchObject([{ type: 'ProcessStarted', v: 1, at: DAY, payload: { storeEpoch: 'abcd' } }]);

    engine.take({ type: 'QuoteSampled', at: DAY, quote: quoteAt(DAY, '100') });
    expect(log).toHaveLength(1);
    expect(engine.state.view.marks.get('BTC-USD')?.size).toBe(1);

    const failure = { code: 'Timeout', venueOutcome: 'NotActed', message: 'the test says so' } as const;
    engine.take({ type: 'VenueLoadFailed', at: DAY, failure });
    expect(engine.nextWakeAt()).toBe(DAY + 1_000);
  });

  it('has the strategies that it is given', () => {
    expect(engineByHand({ config: testConfig, strategies: [], append: () => undefined }).state.strategies).toEqual([]);
  });
});
