import fc from 'fast-check';
import { openExchange } from '../testing/openExchange';
import type { VenueState } from '../venueState';

const lineOf = ({ dues }: VenueState): readonly string[] =>
  dues.map(({ at, kind, order }) => `${at} ${kind} ${order.orderNo}`);

describe('what is due of orders', () => {
  it('stands soonest first, of the same moment the older order first', () => {
    const { state, submit, cancel } = openExchange({ cancelDelayMs: 5 });
    for (const expiresAt of [9, 5, 5, 7]) submit({ timeInForce: 'GTD', expiresAt });
    cancel(3);
    expect(lineOf(state)).toEqual(['5 Expiry 2', '5 Expiry 3', '5 Cancel 3', '7 Expiry 4', '9 Expiry 1']);
  });

  it('leaves with its order, however far off it is', () => {
    const { state, submit, cancel, pass } = openExchange({ cancelDelayMs: 5 });
    submit({ timeInForce: 'GTD', expiresAt: 50 });
    for (const expiresAt of [90, 90, 80]) submit({ timeInForce: 'GTD', expiresAt });
    for (const orderNo of [2, 4]) cancel(orderNo);
    pass(5);
    expect(lineOf(state)).toEqual(['50 Expiry 1', '90 Expiry 3']);
    submit({ side: 'Sell', lots: 10 }, 'bob');
    expect(lineOf(state)).toEqual([]);
  });

  it('leaves without the cancel of the same moment, which waits until it comes to the head', () => {
    const { state, submit, cancel, pass } = openExchange({ cancelDelayMs: 5 });
    submit({ timeInForce: 'GTD', expiresAt: 4, limitTicks: 99 });
    submit({ timeInForce: 'GTD', expiresAt: 5 });
    cancel(2);
    submit({ side: 'Sell' }, 'bob');
    expect(lineOf(state)).toEqual(['4 Expiry 1', '5 Cancel 2']);
    pass(4);
    expect(lineOf(state)).toEqual([]);
  });

  it('is only of orders that live, or of cancels that come soon', () => {
    const acts = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 60 })), { maxLength: 60 });
    fc.assert(
      fc.property(acts, (each) => {
        const { state, submit, cancel, pass } = openExchange({ cancelDelayMs: 2 });
        let now = 0;
        for (const [act, number] of each) {
          if (act === 0) submit({ timeInForce: 'GTD', expiresAt: now + number, lots: 1 + (number % 3) });
          if (act === 1) cancel(1 + (number % Math.max(1, state.orderCount)));
          if (act === 2) submit({ side: 'Sell', lots: 1 + (number % 4) }, 'bob');
          if (act === 3) pass((now += number % 4));
          const dead = state.dues.filter(
            ({ order }) => order.status !== 'Accepted' && order.status !== 'PartiallyFilled',
          );
          expect(dead.every(({ kind }) => kind === 'Cancel')).toBe(true);
          const times = state.dues.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
