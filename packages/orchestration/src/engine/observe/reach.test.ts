import type { FailedCall } from '../input';
import { globalMode } from '../state/modes';
import { booksOf, failedCall, mayTrade } from '../testing/fixtures';
import { givenTrading, venueLoaded, type TimelessInput } from '../testing/given';

const polled = (failure: FailedCall | null) => ({ type: 'QuotesPolled', failure }) as const;
const lost = polled(failedCall('Timeout', 'Unknown'));
const clientOrderId = 'any';
const named = { clientOrderId, venueOrderId: 'any', at: 0 };
const answer = { ...named, outcome: 'Accepted', reason: null, message: '' } as const;

describe('the count of requests that reached nobody', () => {
  it.each<[string, TimelessInput]>([
    ['what it lists', venueLoaded],
    ['what the key may do', { type: 'PermissionsRead', permissions: mayTrade }],
    ['its books', { type: 'VenueBooksRead', books: booksOf() }],
    ['to an order', { type: 'SubmitAnswered', answer }],
    ['to a look-up', { type: 'OrderQueried', clientOrderId, found: null }],
    ['to a cancel', { type: 'CancelAnswered', clientOrderId, answer }],
  ])('begins anew when the venue answers: %s', (_, input) => {
    const engine = givenTrading();
    engine.when(lost);
    engine.when(input);
    expect(engine.state.view.feed.failing).toBeNull();
  });

  it('grows by everything that fails on the way, since the first of them', () => {
    const engine = givenTrading();
    const since = engine.now;
    for (const code of ['Timeout', 'ConnectionLost', 'VenueUnavailable', 'NotConnected'] as const) {
      engine.when(polled(failedCall(code, 'Unknown')));
      engine.now += 1_000;
    }
    expect(engine.state.view.feed.failing).toEqual({ since, count: 4 });
  });

  it.each(['RateLimited', 'InvalidRequest', 'UndecodableAnswer'] as const)(
    'is neither longer nor over by %s',
    (code) => {
      const engine = givenTrading();
      engine.when(lost);
      engine.when(polled(failedCall(code, 'Unknown')));
      expect(engine.state.view.feed.failing).toMatchObject({ count: 1 });
    },
  );
});

describe('an answer after the venue could not be reached', () => {
  it('has the books read at once, and not again while they are being read', () => {
    const engine = givenTrading();
    [0, 5_000, 5_000].forEach((ms) => {
      engine.now += ms;
      engine.when(lost);
    });
    expect(globalMode(engine.state.ledger).cause).toBe('VenueUnreachable');
    const reads = (): number => engine.woke(0).commands.filter(({ type }) => type === 'ReadVenueBooks').length;
    engine.when(polled(null));
    const first = reads();
    engine.when(polled(null));
    expect([first, reads()]).toEqual([1, 0]);
  });

  it('leaves the next reading where it was planned when nobody waits for it', () => {
    const engine = givenTrading();
    const plannedAt = engine.state.view.tasks.get('Reconciliation');
    engine.when(lost);
    engine.now += 1_000;
    engine.when(polled(null));
    expect(engine.state.view.tasks.get('Reconciliation')).toBe(plannedAt);
  });
});
