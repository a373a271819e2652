import { assert } from '@bot/core';
import { booksOf, DAY, progressOf, testConfig } from '../testing/fixtures';
import { given, started, venueLoaded, wish, type EngineUnderTest, type Given } from '../testing/given';
import { evolve } from '../evolve';
import { buy } from '../testing/fixtures';
import { storeReplaced } from './storeReplaced';

const replaced = { archive: '/runs/bot.db.damaged-1', problems: ['Event 3 is not what was written.'] };

/** An engine on a log that has taken the place of another. */
function givenReplaced(options: Given = {}): EngineUnderTest {
  const engine = given(options);
  for (const event of storeReplaced(engine.state, replaced)) evolve(engine.state.ledger, { ...event, at: DAY });
  engine.when(started);
  engine.when(venueLoaded);
  engine.sampled(0, '100');
  engine.when({ type: 'VenueBooksRead', books: booksOf() });
  return engine;
}
const resuming: Given = {
  config: { storage: { ...testConfig.storage, afterRebuild: 'resumeWhenReconciled' } },
};
const modesOf = ({ state }: EngineUnderTest): string[] =>
  [...state.ledger.restrictions.values()].map(({ cause, mode, actor }) => `${cause} ${mode} ${actor}`);
const foreign = { terms: buy('1', '90'), progress: progressOf('bot-old-1-1-e', 'Accepted') };

describe('a log that stands in for a damaged one', () => {
  it('says why it is here, halts, and tells the operator', () => {
    const events = storeReplaced(given().state, replaced);
    expect(events.map(({ type }) => type)).toEqual(['StoreReplaced', 'ModeChanged', 'AlertRaised']);
    const [, , alert] = events;
    assert(alert?.type === 'AlertRaised', 'the last event is the alert');
    for (const said of [...replaced.problems, replaced.archive, 'Halted', 'resume']) {
      expect(alert.payload.message).toContain(said);
    }
  });

  it('never repeats an id of the one before, whatever is drawn', () => {
    const { state } = givenReplaced();
    expect(state.ledger.epoch?.storeEpoch).toBe('testjfkbsw00');
  });

  it('denies orders although the books agree, until a person resumes', () => {
    const engine = givenReplaced();
    const { types } = engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(types).toEqual(['BooksCompared']);
    expect(engine.when(wish(buy('1'))).payload('OrderDenied')?.reason).toBe('TradingHalted');
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    expect(modesOf(engine)).toEqual([]);
  });

  it('may end the halt by itself once the books agree, when the operator has chosen so', () => {
    const engine = givenReplaced(resuming);
    expect(modesOf(engine)).toEqual(['StoreDamaged Halted Bot']);
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(modesOf(engine)).toEqual([]);
  });

  it('stays halted while the venue has an order that nobody here knows', () => {
    const engine = givenReplaced(resuming);
    engine.when({ type: 'VenueBooksRead', books: booksOf({ openOrders: [foreign] }) });
    expect(modesOf(engine)).toContain('StoreDamaged Halted Bot');
    // The first reading tells that it has ended, the second one is compared.
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    engine.when({ type: 'VenueBooksRead', books: booksOf() });
    expect(modesOf(engine)).toEqual([]);
  });

  it('stays halted while the books differ', () => {
    const engine = givenReplaced(resuming);
    engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [] }) });
    expect(modesOf(engine)).toContain('StoreDamaged Halted Bot');
  });
});
