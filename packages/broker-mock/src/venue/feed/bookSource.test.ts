import { openFeed } from './testing/openFeed';
import { smallSetup } from './testing/smallVenue';

describe('a book that is followed', () => {
  it('has the new quantity of each level that a trade, a cancel or an amendment changed; zero is gone', () => {
    const { run, submit, cancel, listen } = openFeed();
    const heard = listen(['Level2']);
    submit('ann', { lots: 4 });
    submit('ann', { lots: 2 });
    submit('ben', { lots: 1 });
    submit('ben', { side: 'Sell', lots: 5 });
    cancel('ann', 2);
    run({ type: 'AmendOrder', at: 1, accountId: 'ben', orderNo: 3, limitTicks: 4_900, lots: 3 });
    run({ type: 'AmendOrder', at: 1, accountId: 'ben', orderNo: 3, limitTicks: 4_900, lots: 2 });
    expect(heard.lines()).toEqual([
      '0 BookSnapshot',
      '1 BookUpdate Buy 0.0004 at 50',
      '2 BookUpdate Buy 0.0006 at 50',
      '3 BookUpdate Buy 0.0007 at 50',
      '4 BookUpdate Buy 0.0002 at 50',
      '5 BookUpdate Buy 0.0001 at 50',
      '6 BookUpdate Buy 0.0003 at 49, Buy 0 at 50',
      '7 BookUpdate Buy 0.0002 at 49',
    ]);
  });

  it('follows a bracket out of the book when its stop wakes, and in again where it waits then', () => {
    const { submit, quote, listen } = openFeed();
    const heard = listen(['Level2']);
    submit('ann', {
      type: 'Bracket',
      side: 'Sell',
      lots: 3,
      stopTicks: 4_000,
      stopDirection: 'Down',
      limitTicks: 6_000,
    });
    const print = { ticks: 4_000, lots: 1, makerSide: 'Buy' } as const;
    quote([[3_000, 5]], [[4_100, 5]], { prints: [print] });
    expect(heard.lines()).toEqual([
      '0 BookSnapshot',
      '1 BookUpdate Sell 0.0003 at 60',
      '2 BookUpdate Buy 0.0005 at 30, Sell 0.0005 at 41',
      '3 BookUpdate Sell 0 at 60, Sell 0.0003 at 38',
    ]);
  });

  it('is silent while nothing changes in it', () => {
    const { run, submit, quote, listen } = openFeed();
    quote([[4_990, 5]], [[5_010, 5]]);
    const heard = listen(['Level2']);
    quote([[4_990, 5]], [[5_010, 5]]);
    submit('ann', { type: 'StopLimit', stopTicks: 5_100, stopDirection: 'Up', limitTicks: 5_100 });
    submit('ann', { limitTicks: 4_980, timeInForce: 'IOC' });
    run({ type: 'SetStatus', at: 1, instrumentId: 'BTC-USD', status: 'LimitOnly' });
    expect(heard.lines()).toEqual(['0 BookSnapshot Buy 0.0005 at 49.9, Sell 0.0005 at 50.1']);
  });

  it('loses no level of orders that end together, even when the venue remembers few of them', () => {
    const { run, submit, listen } = openFeed({ ...smallSetup, keptEnds: 1 });
    for (const limitTicks of [4_990, 4_980, 4_970]) submit('ann', { limitTicks });
    const heard = listen(['Level2']);
    run({ type: 'LoseOpenOrders', at: 1 });
    expect(heard.lines()[1]).toBe('1 BookUpdate Buy 0 at 49.9, Buy 0 at 49.8, Buy 0 at 49.7');
  });
});
