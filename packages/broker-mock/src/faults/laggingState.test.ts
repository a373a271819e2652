import { createVirtualClock } from '@bot/simulation';
import { balancesOf } from '../exchange/queries/balances';
import { openOrdersOf } from '../exchange/queries/orders';
import { openExchange, spotX, perpetualX } from '../exchange/testing/openExchange';
import { createVenueState } from '../exchange/venueState';
import { fixedFees } from '../models/feeModel';
import { trueAt } from './fault';
import { createLaggingState } from './laggingState';

/** An exchange at which alice sends an order of 5 lots a second, and its copy. */
function openCopied(remembersMs: number) {
  const clock = createVirtualClock({ startAt: 0 });
  const exchange = openExchange();
  const copy = createVenueState({
    instruments: [spotX, perpetualX],
    feeModel: fixedFees({ maker: '0.006', taker: '0.012' }),
  });
  const lagging = createLaggingState({ state: copy, clock, remembersMs });
  exchange.log.forEach((event) => lagging.observe(event));
  const books: string[] = [];
  const text = (state: typeof copy): string =>
    JSON.stringify([balancesOf(state, 'alice'), openOrdersOf(state, 'alice')]);
  return {
    clock,
    lagging,
    copy,
    text,
    /** The books after each second. */
    books,
    async live(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        exchange.pass(clock.now());
        exchange.submit().forEach((event) => lagging.observe(event));
        if (second % 3 === 2) exchange.cancel(second).forEach((event) => lagging.observe(event));
        books.push(text(exchange.state));
        clock.pass(1_000);
      }
    },
  };
}

describe('a state that lags', () => {
  it('is what the books were then', async () => {
    const { live, lagging, books, text } = openCopied(60_000);
    await live(12);
    for (const second of [3, 4, 9, 11]) expect(text(lagging.asOf(1_000 * second + 500))).toBe(books[second]);
  });

  it('never goes back', async () => {
    const { live, lagging, books, text } = openCopied(60_000);
    await live(9);
    lagging.asOf(6_000);
    expect(text(lagging.asOf(2_000))).toBe(books[6]);
  });

  it('forgets what is older than it remembers', async () => {
    const { live, text, copy, books } = openCopied(3_000);
    await live(9);
    // The newest event is of second 8; what happened until second 5 was applied.
    expect(text(copy)).toBe(books[5]);
  });

  it('drops what it has applied, however much it is', () => {
    const { lagging, copy, clock } = openCopied(0);
    for (let at = 1; at <= 3_000; at++) {
      clock.pass(1);
      lagging.observe({ type: 'Deposited', at, accountId: 'alice', currency: 'USD', units: 1n });
    }
    expect(copy.at).toBe(3_000);
    expect(lagging.asOf(clock.now())).toBe(copy);
  });

  it('is asked for the time at which a stale answer was true', () => {
    expect(trueAt({ fault: 'Stale', byMs: 30_000 }, 100_000)).toBe(70_000);
    expect(trueAt({ fault: 'Reject', reason: 'Other' }, 100_000)).toBe(100_000);
    expect(trueAt(null, 100_000)).toBe(100_000);
  });
});
