import { toText, type Quote } from '@bot/core';
import { createKernel, createVirtualClock } from '@bot/simulation';
import { btc, DAY, quoteAt } from '../engine/testing/fixtures';
import { sampleQuotes } from './sampleQuotes';

/** A feed that the test speaks for, sampled every 10 s; it begins 3 s after a whole interval. */
function givenFeed(instrumentIds = [btc.instrumentId]) {
  const clock = createVirtualClock({ startAt: DAY + 3_000 });
  const listeners = new Set<(quote: Quote) => void>();
  const samples: string[] = [];
  const stop = sampleQuotes({
    clock,
    instrumentIds,
    intervalMs: 10_000,
    sample: ({ instrumentId, bid }) => samples.push(`${clock.now() - DAY} ${instrumentId} ${toText(bid)}`),
    broker: {
      subscribeQuotes(_, listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  const say = (price: string, at = clock.now(), instrumentId = btc.instrumentId): void =>
    listeners.forEach((listener) => listener(quoteAt(at, price, instrumentId)));
  return { kernel: createKernel({ clock }), samples, say, stop, listeners };
}

describe('sampling', () => {
  it('takes the newest quote, once in a cycle, on whole multiples of the interval', async () => {
    const { kernel, samples, say } = givenFeed();
    ['100', '101', '102'].forEach((price) => say(price));
    await kernel.advance(6_999);
    expect(samples).toEqual([]);
    await kernel.advance(1);
    say('103');
    await kernel.advance(10_000);
    expect(samples).toEqual(['10000 BTC-USD 102', '20000 BTC-USD 103']);
  });

  it('does not repeat a quote that has not changed', async () => {
    const { kernel, samples, say } = givenFeed();
    say('100');
    await kernel.advance(60_000);
    expect(samples).toEqual(['10000 BTC-USD 100']);
  });

  it('goes by when the venue made a quote, not by when it came', async () => {
    const { kernel, samples, say } = givenFeed();
    say('101', DAY + 2_000);
    say('102', DAY + 2_000);
    say('100', DAY + 1_000);
    await kernel.advance(7_000);
    expect(samples).toEqual(['10000 BTC-USD 102']);
  });

  it('samples every instrument, in the order of the configuration', async () => {
    const { kernel, samples, say } = givenFeed(['BTC-USD', 'ETH-USD']);
    say('2', DAY, 'ETH-USD');
    say('1', DAY, 'BTC-USD');
    await kernel.advance(7_000);
    expect(samples).toEqual(['10000 BTC-USD 1', '10000 ETH-USD 2']);
  });

  it('leaves nothing behind when it is ended', async () => {
    const { kernel, samples, say, stop, listeners } = givenFeed();
    say('100');
    stop();
    await kernel.advance(60_000);
    expect([samples, listeners.size, kernel.clock.pendingTimers()]).toEqual([[], 0, []]);
  });

  it('comes back to whole intervals after the clock was set', async () => {
    const { kernel, samples, say } = givenFeed();
    kernel.clock.jump(500);
    say('100');
    await kernel.advance(7_000);
    say('101');
    await kernel.advance(10_000);
    expect(samples).toEqual(['10500 BTC-USD 100', '20000 BTC-USD 101']);
  });
});
