import { moneyOf, notionalOf } from '@bot/core';
import { booksOf, buy, failedCall, limits, progressOf, quoteAt, sell, usd } from './testing/fixtures';
import {
  given,
  givenTrading,
  ordered,
  started,
  venueLoaded,
  wish,
  type EngineUnderTest,
  type TimelessInput,
} from './testing/given';
import { guardsWith } from './testing/holdings';
import { modesOf } from './testing/keys';

const PAUSE_MS = 7_000;
const taken = { outcome: 'Accepted', reason: null, message: '' } as const;

/** An order rests, and the venue takes no more requests for a while. */
function givenPause(): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  const failure = { ...failedCall('RateLimited', 'NotActed'), retryAfterMs: PAUSE_MS };
  engine.when({ type: 'OrderQueryFailed', clientOrderId: id, failure });
  expect(modesOf(engine)).toEqual(['All RateLimited Degraded']);
  return { engine, id };
}

describe('a venue that took no more requests', () => {
  it.each<[string, (named: { clientOrderId: string; venueOrderId: string }) => TimelessInput]>([
    ['an order', (named) => ({ type: 'SubmitAnswered', answer: { ...named, outcome: 'Accepted', at: 0 } })],
    ['an amendment', (named) => ({ type: 'AmendAnswered', ...named, answer: { ...named, ...taken } })],
    ['a cancel', (named) => ({ type: 'CancelAnswered', ...named, answer: { ...named, ...taken } })],
  ])('takes them again when it answers %s', (_, input) => {
    const { engine, id } = givenPause();
    engine.when(input({ clientOrderId: id, venueOrderId: `venue-${id}` }));
    expect(modesOf(engine)).toEqual([]);
  });

  it('takes them again when the pause is over and the books were read, not before', () => {
    const { engine, id } = givenPause();
    const openOrders = [{ terms: buy('1', '90'), progress: progressOf(id, 'Accepted') }];
    const read: TimelessInput = { type: 'VenueBooksRead', books: booksOf({ openOrders }) };
    engine.now += PAUSE_MS - 1;
    engine.when(read);
    expect(modesOf(engine)).toEqual(['All RateLimited Degraded']);
    engine.now += 1;
    engine.when(read);
    expect(modesOf(engine)).toEqual([]);
  });
});

describe('a limit that a fill has reached', () => {
  const config = { guards: guardsWith({ maxConsecutiveLosses: 1 }) };
  function givenLosing(): { engine: EngineUnderTest; exit: string; lost: ReturnType<typeof progressOf> } {
    const engine = givenTrading({ config });
    engine.when({ type: 'OrderReported', progress: progressOf(ordered(engine, buy('1')), 'Filled', '1') });
    const exit = ordered(engine, sell('1'));
    return { engine, exit, lost: progressOf(exit, 'Filled', '1', { filledValue: notionalOf('90') }) };
  }

  it('holds from the same turn on, whoever tells of the fill', () => {
    const told = givenLosing();
    told.engine.when({ type: 'OrderReported', progress: told.lost });
    expect(modesOf(told.engine)).toEqual(['All ConsecutiveLosses ReduceOnly']);
    const found = givenLosing();
    const order = { terms: sell('1'), progress: found.lost };
    found.engine.when({ type: 'OrderQueried', clientOrderId: found.exit, found: order });
    expect(modesOf(found.engine)).toEqual(['All ConsecutiveLosses ReduceOnly']);
    const read = givenLosing();
    const ours = [{ clientOrderId: read.exit, found: { terms: sell('1'), progress: read.lost } }];
    read.engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [usd('9990')], ours }) });
    expect(modesOf(read.engine)).toEqual(['All ConsecutiveLosses ReduceOnly']);
  });

  it('is not looked at before the books were compared, and is looked at then', () => {
    const { engine: before, lost } = givenLosing();
    const engine = given({ config, after: before });
    engine.when(started);
    engine.when(venueLoaded);
    engine.when({ type: 'OrderReported', progress: lost });
    expect(engine.state.ledger.lossStreak).toBe(1);
    engine.when(wish(buy('1')));
    expect(modesOf(engine)).toEqual([]);
    const books = booksOf({ balances: [usd('9990')] });
    for (const _ of ['first', 'again']) engine.when({ type: 'VenueBooksRead', books });
    engine.sampled(0, '100');
    expect(modesOf(engine)).toEqual(['All ConsecutiveLosses ReduceOnly']);
  });
});

it('a price that a newer one has overtaken is judged by nobody', () => {
  const engine = givenTrading({ config: { limits: { ...limits, dailyLossLimitUsd: moneyOf('50') } } });
  engine.when({ type: 'OrderReported', progress: progressOf(ordered(engine, buy('1')), 'Filled', '1') });
  engine.sampled(2_000, '100');
  engine.when({ type: 'QuoteSampled', quote: quoteAt(engine.now - 1_000, '10') });
  expect(modesOf(engine)).toEqual([]);
  engine.sampled(0, '10');
  expect(modesOf(engine)).toEqual(['All DailyLossLimit ReduceOnly']);
});
