import { openExchange, units } from '../testing/openExchange';
import { accountOf, holdingOf, orderNamed } from '../venueState';
import { cancelRefusal } from './decideCancel';

const typesOf = (events: readonly { type: string }[]): readonly string[] => events.map(({ type }) => type);

describe('a cancel', () => {
  it('happens at once where nothing takes time, and gives back what was held', () => {
    const { state, submit, cancel } = openExchange();
    submit();
    expect(holdingOf(accountOf(state, 'alice'), 'USD').hold).toBe(units(506));
    expect(typesOf(cancel(1))).toEqual(['OrderEnded']);
    expect(orderNamed(state, 1)).toMatchObject({ status: 'Canceled', reason: 'CanceledByUser', level: null });
    expect(holdingOf(accountOf(state, 'alice'), 'USD').hold).toBe(0n);
    expect(accountOf(state, 'alice').openOrders.size).toBe(0);
  });

  it('takes its time, and a fill can win', () => {
    const { state, submit, cancel, pass, trades } = openExchange({ cancelDelayMs: 5 });
    submit({ lots: 2 });
    submit({ lots: 2, limitTicks: 99 });
    expect(typesOf([...cancel(1), ...cancel(2)])).toEqual(['CancelRequested', 'CancelRequested']);
    expect(orderNamed(state, 1)).toMatchObject({ status: 'Accepted', pendingCancel: true });
    submit({ side: 'Sell', lots: 2 }, 'bob');
    expect(trades()).toEqual(['X-USD 100 2 1 3']);
    expect(typesOf(pass(4))).toEqual([]);
    expect(typesOf(pass(5))).toEqual(['OrderEnded']);
    expect([orderNamed(state, 1).status, orderNamed(state, 2).status]).toEqual(['Filled', 'Canceled']);
    expect(state.dues).toEqual([]);
  });

  it('is refused for what is unknown, somebody else’s, ended, or canceled already', () => {
    const { state, submit, cancel } = openExchange({ cancelDelayMs: 5 });
    submit();
    submit({ timeInForce: 'IOC' });
    expect(cancelRefusal(state, 'alice', 9)).toBe('The order is not known.');
    expect(cancelRefusal(state, 'bob', 1)).toBe('The order is not known.');
    expect(cancelRefusal(state, 'alice', 2)).toBe('The order has ended already.');
    cancel(1);
    expect(cancelRefusal(state, 'alice', 1)).toBe('The order is being canceled already.');
    expect(cancel(1)).toEqual([]);
  });
});

describe('an order good till a date', () => {
  it('ends at its time, before anything else that happens then', () => {
    const { state, submit, pass } = openExchange();
    submit({ timeInForce: 'GTD', expiresAt: 20 });
    submit({ timeInForce: 'GTD', expiresAt: 10, limitTicks: 99 });
    submit({ timeInForce: 'GTD', expiresAt: 10, limitTicks: 98 });
    expect(pass(30)).toMatchObject([
      { type: 'OrderEnded', at: 10, orderNo: 2, status: 'Expired', reason: 'Expired' },
      { type: 'OrderEnded', at: 10, orderNo: 3 },
      { type: 'OrderEnded', at: 20, orderNo: 1 },
    ]);
    expect(state.dues).toEqual([]);
  });

  it('that ended before is forgotten, and a cancel of the same moment ends it once', () => {
    const { state, submit, cancel, pass } = openExchange({ cancelDelayMs: 5 });
    submit({ timeInForce: 'GTD', expiresAt: 5 });
    submit({ timeInForce: 'GTD', expiresAt: 7, lots: 1, limitTicks: 101 });
    cancel(1);
    submit({ side: 'Sell', lots: 1 }, 'bob');
    expect(pass(9)).toHaveLength(1);
    expect(state.dues).toEqual([]);
  });
});

describe('what the venue ends', () => {
  it('an accepted order by a rule that is checked late, but not one that has ended', () => {
    const { state, submit, run } = openExchange();
    submit();
    const reject = { type: 'EndLate', at: 0, orderNo: 1, status: 'Rejected', reason: 'Other' } as const;
    run(reject);
    expect(orderNamed(state, 1)).toMatchObject({ status: 'Rejected', reason: 'Other' });
    expect(run(reject)).toEqual([]);
    expect(run({ ...reject, orderNo: 9 })).toEqual([]);
  });

  it('all open orders, when it comes back without them', () => {
    const { state, submit, run } = openExchange();
    submit();
    submit({ side: 'Sell', limitTicks: 105 }, 'bob');
    run({ type: 'LoseOpenOrders', at: 0 });
    expect([1, 2].map((orderNo) => orderNamed(state, orderNo).reason)).toEqual(['VenueRestarted', 'VenueRestarted']);
    expect(state.markets.get('X-USD')?.book.bids.size).toBe(0);
  });

  it('refuses by a rule of its own, once', () => {
    const { state, run } = openExchange();
    const refuse = {
      type: 'RefuseOrder',
      at: 0,
      accountId: 'alice',
      clientOrderId: 'c',
      reason: 'Other',
    } as const;
    run({ ...refuse, message: 'No.' });
    expect(accountOf(state, 'alice').answers.get('c')).toMatchObject({ reason: 'Other', message: 'No.' });
    expect(run({ ...refuse, message: 'Again.' })).toEqual([]);
  });

  it('forgets the oldest ends, their answers and their trades', () => {
    const { state, submit } = openExchange({ keptEnds: 2 });
    for (let n = 0; n < 4; n++) {
      submit({ lots: 1 });
      submit({ lots: 1, side: 'Sell' }, 'bob');
    }
    expect([...state.orders.values()].map(({ orderNo }) => orderNo)).toEqual([7, 8]);
    expect([...state.trades.values()].map(({ tradeNo }) => tradeNo)).toEqual([3, 4]);
    expect(state.fills.map(({ tradeNo }) => tradeNo)).toEqual([3, 3, 4, 4]);
    expect([...accountOf(state, 'alice').answers.keys()]).toEqual(['c7']);
  });
});

it('refusals are forgotten like ends, and only then may their id be used', () => {
  const { state, submit } = openExchange({ keptEnds: 2 });
  for (const clientOrderId of ['a', 'b', 'c']) submit({ clientOrderId, lots: 0 });
  expect(submit({ clientOrderId: 'a' })).toEqual([]);
  submit({ clientOrderId: 'd', lots: 0 });
  expect([...accountOf(state, 'alice').answers.keys()]).toEqual(['c', 'd']);
  expect(submit({ clientOrderId: 'a' })).toMatchObject([{ type: 'OrderAccepted' }, { type: 'OrderRested' }]);
});

it('an order that was filled before its date does not end a second time behind one that waits', () => {
  const { state, submit, pass } = openExchange();
  submit({ timeInForce: 'GTD', expiresAt: 3, limitTicks: 99 });
  submit({ timeInForce: 'GTD', expiresAt: 3 });
  submit({ side: 'Sell' }, 'bob');
  expect(pass(3)).toHaveLength(1);
  expect([orderNamed(state, 1).status, orderNamed(state, 2).status]).toEqual(['Expired', 'Filled']);
});
