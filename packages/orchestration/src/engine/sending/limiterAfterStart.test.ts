import { priceOf, quantityOf } from '@bot/core';
import { booksOf, btc, buy, failedCall, orderRules, progressOf } from '../testing/fixtures';
import { givenTrading, ordered, started, venueLoaded, given, wish, type EngineUnderTest } from '../testing/given';

const config = { orders: { ...orderRules, requestsPerSecond: 1, burst: 10, reservedForExits: 2 } };
const submitted = (engine: EngineUnderTest): number =>
  engine.when(wish(buy('1', '90'))).commands.filter(({ type }) => type === 'SubmitOrder').length;

it('a process that begins goes on with what the one before it has left of its requests', () => {
  const before = givenTrading({ config });
  const sent = Array.from({ length: 10 }, () => submitted(before));
  // The last two are kept for exits.
  expect(sent).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);

  const engine = given({ config, after: before });
  engine.when(started);
  engine.when({ ...venueLoaded, instruments: [btc] });
  engine.sampled(0, '100');
  for (let looks = 0; looks < 2; looks += 1) engine.when({ type: 'VenueBooksRead', books: booksOf() });
  expect(engine.state.view.bucket.tokens).toBeLessThanOrEqual(2);
  expect(submitted(engine)).toBe(0);
  expect(engine.woke(10_000).commands.filter(({ type }) => type === 'SubmitOrder')).not.toEqual([]);
});

it('cancels, amendments and what is tried again count as well', () => {
  const engine = givenTrading({ config });
  const count = (): number => [...engine.state.ledger.requests.values()].reduce((all, each) => all + each, 0);
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  expect(count()).toBe(1);
  engine.when({ type: 'AmendWished', clientOrderId: id, limitPrice: priceOf('91'), quantity: quantityOf('1') });
  expect(count()).toBe(2);
  engine.when({ type: 'AmendAnswered', clientOrderId: id, answer: accepted });
  engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'enough' });
  expect(count()).toBe(3);
  engine.when({ type: 'CancelFailed', clientOrderId: id, failure: failedCall('Timeout', 'Unknown') });
  expect(count()).toBe(4);
});

const accepted = { venueOrderId: 'v', outcome: 'Accepted', reason: null, message: '' } as const;
