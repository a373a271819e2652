import { nextWakeAt } from './nextWakeAt';
import { createEngineState, type EngineState } from './state/engineState';
import { createLedger } from './state/ledger';
import { buy, failedCall, progressOf, testConfig } from './testing/fixtures';
import { givenTrading, ordered } from './testing/given';

const idle = (): EngineState => createEngineState(testConfig, [], createLedger());
const restricted = ({ ledger }: EngineState, at: number): void =>
  void ledger.restrictions.set('All:Manual', {
    ...{ scope: 'All', cause: 'Manual', mode: 'Halted', actor: 'Operator', since: 0, until: at, numbers: {} },
  } as never);

type Plan = (state: EngineState, at: number) => void;
const probe: [string, Plan] = ['the key is tried', (s, at) => void (s.view.access = { ...s.view.access, probeAt: at })];
const load: [string, Plan] = ['the venue is loaded', (s, at) => void (s.view.loadAt = at)];
const lookUp: [string, Plan] = [
  'an order is looked up',
  (s, at) => void s.view.queries.set('o', { tries: 1, nextAt: at }),
];
const guards: [string, Plan] = ['the guards look', (s, at) => void s.view.tasks.set('Guards', at)];
const books: [string, Plan] = ['the books are read', (s, at) => void s.view.tasks.set('Reconciliation', at)];
const others: readonly [string, Plan][] = [
  ['a connection is opened', (s, at) => void (s.view.feed.openAt = at)],
  ['prices are asked for', (s, at) => void (s.view.feed.pollAt = at)],
  ['a price becomes too old', (s, at) => void (s.view.feed.staleCheckAt = at)],
  ['a refused cancel may be asked for again', (s, at) => void s.view.refusedCancels.set('o', { tries: 1, nextAt: at })],
  ['a restriction ends', restricted],
];
/** Two plans of the kind, and something that comes in between: the first that is due counts. */
const dueWith = (plan: Plan, change: Plan = () => undefined): (number | undefined)[] =>
  [5, 9].map((at) => {
    const state = idle();
    change(state, 0);
    state.view.tasks.set('Metrics', 7);
    plan(state, at);
    return nextWakeAt(state);
  });

describe('the engine wakes', () => {
  it('never while it waits for nothing', () => {
    expect(nextWakeAt(idle())).toBeUndefined();
  });

  it.each([probe, load, lookUp, guards, books, ...others])('when %s, if that is what is due first', (_, plan) => {
    expect(dueWith(plan)).toEqual([5, 7]);
  });

  it('for a look-up not before a pause is over that the venue asked for', () => {
    const state = idle();
    state.ledger.pausedUntil = 8;
    lookUp[1](state, 5);
    expect(nextWakeAt(state)).toBe(8);
  });

  it('not for what is on its way', () => {
    const state = idle();
    state.view.queries.set('o', { tries: 1, nextAt: null });
    state.view.refusedCancels.set('o', { tries: 1, nextAt: null });
    expect(nextWakeAt(state)).toBeUndefined();
  });

  describe('while the venue refuses the key', () => {
    const refused: Plan = ({ view }) => void (view.access = { ...view.access, state: 'Refused' });
    it.each([load, lookUp, books])('not when %s', (_, plan) => {
      expect(dueWith(plan, refused)).toEqual([7, 7]);
    });
    it.each([probe, guards, ...others])('all the same when %s', (_, plan) => {
      expect(dueWith(plan, refused)).toEqual([5, 7]);
    });
  });

  describe('while the bot stops', () => {
    const stopping: Plan = ({ view }) => void (view.stopping = true);
    it.each([probe, load, lookUp, ...others])('not when %s', (_, plan) => {
      expect(dueWith(plan, stopping)).toEqual([7, 7]);
    });
    it('when orders are looked at', () => {
      expect(dueWith((s, at) => void s.view.tasks.set('OrderReconciliation', at), stopping)).toEqual([5, 7]);
    });
    it('when a cancel may leave that waits', () => {
      const engine = givenTrading();
      const id = ordered(engine, buy('1', '90'));
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
      const busy = { ...failedCall('RateLimited', 'NotActed'), retryAfterMs: 3_000 };
      engine.when({ type: 'OrderQueryFailed', clientOrderId: id, failure: busy });
      engine.when({ type: 'StopRequested', openOrders: 'cancel' });
      engine.state.view.tasks.clear();
      expect(nextWakeAt(engine.state)).toBe(engine.now + 3_000);
      expect(engine.woke(3_000).commands).toMatchObject([{ type: 'CancelOrder' }]);
      expect(nextWakeAt(engine.state)).toBeUndefined();
    });
  });
});
