import { booksOf, btc, btcPerp, buy, DAY, limits, sell } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, type TimelessInput } from '../testing/given';
import { denialOf, forbidden, modesOf, readOnly, resting, resume, telemetry, wokenFor } from '../testing/keys';

describe('a key that may only read', () => {
  it('is told at the start, once, and nothing is ordered, exits included', () => {
    const engine = given();
    engine.when(started);
    const told = engine.when({ ...venueLoaded, permissions: readOnly });
    expect(told.payload('AlertRaised')).toMatchObject({ severity: 'Critical', code: 'ReadOnlyKey' });
    expect(told.payload('AlertRaised')?.message).toContain('read-only');
    expect(told.commands).toMatchObject([{ type: 'OpenFeed' }, { type: 'ReadVenueBooks' }]);
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(denialOf(engine)).toBe('NotPermitted');
    expect(engine.when(telemetry(readOnly)).events).toEqual([]);
    expect(engine.when(telemetry()).payload('ModeChanged')).toMatchObject({ cause: 'ReadOnlyKey', mode: 'Normal' });
    engine.sampled(0, '100');
    expect(denialOf(engine)).toBeUndefined();
  });

  it('is found by an order that it was not permitted; live orders stay, and a cancel waits', () => {
    const engine = givenTrading();
    const live = resting(engine);
    const id = ordered(engine, buy('1', '91'));
    const told = engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: forbidden });
    expect(told.types).toEqual(['ModeChanged', 'AlertRaised', 'OrderFailed']);
    expect(modesOf(engine)).toEqual(['All ReadOnlyKey EntriesPaused']);
    expect(engine.when({ type: 'CancelWished', clientOrderId: live, reason: 'Test' }).commands).toEqual([]);
    expect(wokenFor(engine, 50_000)).toEqual([]);
    expect(engine.when(telemetry()).commands).toMatchObject([{ type: 'CancelOrder' }]);
    expect(modesOf(engine)).toEqual([]);
  });

  it('is found by a cancel that it was not permitted, which is kept until the key may trade', () => {
    const engine = givenTrading();
    const clientOrderId = resting(engine);
    engine.when({ type: 'CancelWished', clientOrderId, reason: 'Test' });
    const told = engine.when({ type: 'CancelFailed', clientOrderId, failure: forbidden });
    expect(told.types).toEqual(['ModeChanged', 'AlertRaised', 'RetryScheduled']);
    expect(engine.woke(40_000).commands).toEqual([]);
    expect(engine.when(telemetry()).commands).toMatchObject([{ type: 'CancelOrder' }]);
    expect(engine.woke(10_000).commands).toEqual([]);
  });

  it('is asked about at once when an operator resumes', () => {
    const engine = givenTrading();
    engine.when(telemetry(readOnly));
    engine.when(resume);
    expect(engine.woke(0).commands).toEqual([{ type: 'RunTask', task: 'Telemetry' }]);
    expect(denialOf(engine)).toBe('NotPermitted');
    expect(engine.when(telemetry(readOnly)).types).toEqual(['ModeChanged', 'AlertRaised']);
  });
});

describe('an instrument that the account may not trade', () => {
  const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'], limits } };
  const inPerp = { ...buy('1'), instrumentId: 'BTC-PERP' };

  it.each<[string, (id: string) => TimelessInput]>([
    ['forbids the order', (clientOrderId) => ({ type: 'SubmitFailed', clientOrderId, failure: forbidden })],
    [
      'refuses the order',
      (clientOrderId) => ({
        type: 'SubmitAnswered',
        answer: { outcome: 'Rejected', clientOrderId, reason: 'NotPermitted', message: 'No perpetuals.', at: DAY },
      }),
    ],
  ])('is told when the venue %s, and the others go on', (_, input) => {
    const engine = givenTrading(both);
    const told = engine.when(input(ordered(engine, inPerp)));
    expect(told.payload('AlertRaised')).toMatchObject({ code: 'InstrumentNotPermitted', subject: 'BTC-PERP' });
    expect(modesOf(engine)).toEqual(['BTC-PERP InstrumentNotPermitted EntriesPaused']);
    expect(denialOf(engine, inPerp)).toBe('EntriesPaused');
    expect(denialOf(engine, buy('1'))).toBeUndefined();
    engine.when(resume);
    expect(denialOf(engine, inPerp)).toBeUndefined();
  });

  it('is none of ours when another reason is given', () => {
    const engine = givenTrading(both);
    const clientOrderId = ordered(engine, inPerp);
    const answer = {
      outcome: 'Rejected',
      clientOrderId,
      reason: 'InsufficientFunds',
      message: 'No.',
      at: DAY,
    } as const;
    engine.when({ type: 'SubmitAnswered', answer });
    engine.when({ type: 'SubmitAnswered', answer: { ...answer, clientOrderId: 'foreign', reason: 'NotPermitted' } });
    expect(modesOf(engine)).toEqual([]);
    expect(denialOf(engine, { ...sell('1'), instrumentId: 'BTC-PERP' })).toBeUndefined();
  });
});
