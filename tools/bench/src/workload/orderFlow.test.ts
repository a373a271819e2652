import { createLiveOrders } from './liveOrders';
import { CENTRE_TICKS, createOrderFlow } from './orderFlow';
import { ADD, CANCEL, TAKE } from './orderStream';

const share = (kinds: Uint8Array, kind: number): number =>
  kinds.filter((other) => other === kind).length / kinds.length;

describe('the flow of orders', () => {
  it('is the same for the same seed, and another for another', () => {
    const flow = (seed: string) => {
      const { open, next } = createOrderFlow({ seed, resting: 50 });
      return [open(), next(200)];
    };
    expect(flow('a')).toEqual(flow('a'));
    expect(flow('a')).not.toEqual(flow('b'));
  });

  it('has 60 % new orders, 30 % cancels and 10 % market orders', () => {
    const flow = createOrderFlow({ seed: 'shares', resting: 1_600 });
    flow.open();
    const { kinds } = flow.next(20_000);
    expect([ADD, CANCEL, TAKE].map((kind) => share(kinds, kind).toFixed(1))).toEqual(['0.6', '0.3', '0.1']);
  });

  it('lets about as many wait in the long run as were asked for', () => {
    const flow = createOrderFlow({ seed: 'steady', resting: 1_600 });
    flow.open();
    flow.next(40_000);
    const waiting = Number(/, (\d+) waiting/.exec(flow.expected())?.[1]);
    expect(waiting).toBeGreaterThan(1_300);
    expect(waiting).toBeLessThan(2_000);
  });

  it('spreads over markets, around one centre', () => {
    const flow = createOrderFlow({ seed: 'markets', resting: 300, markets: 3 });
    const { markets, ticks, names } = flow.open();
    expect(new Set(markets)).toEqual(new Set([0, 1, 2]));
    expect(Math.max(...ticks) - CENTRE_TICKS).toBeLessThan(50);
    expect(CENTRE_TICKS - Math.min(...ticks)).toBeLessThanOrEqual(50);
    expect(new Set(names).size).toBe(300);
  });

  it('goes on when nothing waits', () => {
    const flow = createOrderFlow({ seed: 'empty', resting: 1 });
    flow.next(300);
    expect(flow.expected()).toMatch(/^\d+ trades #-?\d+, \d+ waiting #-?\d+$/);
  });
});

describe('live orders', () => {
  it('gives out slots, and gives them out again', () => {
    const live = createLiveOrders(3);
    expect([live.open(), live.open(), live.open()]).toEqual([0, 1, 2]);
    expect(() => live.open()).toThrow('No more than 3 orders fit.');
    live.close(0);
    live.close(2);
    expect([live.count, live.at(0)]).toEqual([1, 1]);
    expect(live.open()).toBe(2);
  });
});
