import { failedCall, mayTrade } from '../testing/fixtures';
import { given, givenTrading, started, type TimelessInput } from '../testing/given';
import { denialOf, forbidden, modesOf, notAccepted, resume, telemetry, readOnly } from '../testing/keys';

const clientOrderId = 'any';

describe('a key that may not read', () => {
  it.each<[string, TimelessInput]>([
    ['the listing', { type: 'VenueLoadFailed', failure: forbidden }],
    ['what the key may do', { type: 'PermissionsUnreadable', failure: forbidden }],
    ['a task', { type: 'TaskFailed', task: 'Telemetry', failure: forbidden }],
    ['a look-up', { type: 'OrderQueryFailed', clientOrderId, failure: forbidden }],
  ])('is refused by %s', (_, input) => {
    const engine = givenTrading();
    engine.when(input);
    expect(engine.state.view).toMatchObject({ access: { state: 'Refused' }, permissions: null });
  });

  it.each<[string, TimelessInput]>([
    ['a price, which needs no key', { type: 'QuotesPolled', failure: forbidden }],
    ['an order, which needs another permission', { type: 'SubmitFailed', clientOrderId, failure: forbidden }],
    ['a venue that is busy', { type: 'TaskFailed', task: 'Telemetry', failure: failedCall('RateLimited', 'NotActed') }],
  ])('is not refused by %s', (_, input) => {
    const engine = givenTrading();
    engine.when(input);
    expect(engine.state.view.access.state).toBe('Open');
  });
});

describe('a process that follows one whose key was refused', () => {
  const refused = { type: 'VenueBooksUnreadable', failure: notAccepted } as const;
  const permitted = { type: 'PermissionsRead', permissions: mayTrade } as const;

  it('tries the key before anything else, at once, and loads the venue when it is accepted', () => {
    const before = givenTrading();
    before.when(refused);
    const engine = given({ after: before });
    expect(engine.when(started).commands).toEqual([]);
    expect(modesOf(engine)).toEqual(['All Unauthorized Halted']);
    expect(engine.woke(0).commands).toEqual([{ type: 'ReadPermissions' }]);
    expect(engine.woke(60_000).commands).toEqual([]);
    engine.when(permitted);
    expect(engine.woke(0).commands).toEqual([{ type: 'LoadVenue' }]);
  });

  it('begins to count refusals anew', () => {
    const before = givenTrading();
    before.when(refused);
    const engine = given({ after: before });
    engine.when(started);
    engine.when({ type: 'PermissionsUnreadable', failure: notAccepted });
    expect(engine.state.view.access).toMatchObject({ refusals: 1, probeAt: engine.now + 5_000 });
  });
});

describe('an operator who resumes', () => {
  it('has nothing asked of a key that may trade, nor twice of one that may not', () => {
    const engine = givenTrading();
    const planned = engine.state.view.tasks.get('Telemetry');
    engine.when(resume);
    expect(engine.state.view.tasks.get('Telemetry')).toBe(planned);
    engine.when(telemetry(readOnly));
    engine.when(resume);
    expect(engine.woke(0).commands).toEqual([{ type: 'RunTask', task: 'Telemetry' }]);
    engine.when(resume);
    expect(engine.state.view.tasks.get('Telemetry')).toBeNull();
  });

  it('and who only makes the mode stricter has nothing asked', () => {
    const engine = givenTrading();
    engine.when({ type: 'VenueBooksUnreadable', failure: notAccepted });
    const { probeAt } = engine.state.view.access;
    engine.now += 1_000;
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'Test' });
    expect(engine.state.view.access.probeAt).toBe(probeAt);
    expect(denialOf(engine)).toBe('TradingHalted');
  });
});
