import { toText } from '@bot/core';
import { createKernel, createVirtualClock } from '@bot/simulation';
import { btc, DAY, quoteAt } from '../../engine/testing/fixtures';
import { createSampler } from './createSampler';

/** Quotes are offered by the test, and sampled every 10 s; it begins 3 s after a whole interval. */
function givenSampler(instrumentIds = [btc.instrumentId]) {
  const clock = createVirtualClock({ startAt: DAY + 3_000 });
  const samples: string[] = [];
  const sampler = createSampler({
    clock,
    intervalMs: 10_000,
    cycleEnds: () => undefined,
    sample: ({ instrumentId, bid }) => samples.push(`${clock.now() - DAY} ${instrumentId} ${toText(bid)}`),
  });
  sampler.begin(instrumentIds);
  const say = (price: string, at = clock.now(), instrumentId = btc.instrumentId): void =>
    sampler.offer(quoteAt(at, price, instrumentId));
  return { kernel: createKernel({ clock }), samples, say, sampler };
}

describe('sampling', () => {
  it('takes the newest quote, once in a cycle, on whole multiples of the interval', async () => {
    const { kernel, samples, say } = givenSampler();
    ['100', '101', '102'].forEach((price) => say(price));
    await kernel.advance(6_999);
    expect(samples).toEqual([]);
    await kernel.advance(1);
    say('103');
    await kernel.advance(10_000);
    expect(samples).toEqual(['10000 BTC-USD 102', '20000 BTC-USD 103']);
  });

  it('does not repeat a quote that has not changed', async () => {
    const { kernel, samples, say } = givenSampler();
    say('100');
    await kernel.advance(60_000);
    expect(samples).toEqual(['10000 BTC-USD 100']);
  });

  it('goes by when the venue made a quote, not by when it came', async () => {
    const { kernel, samples, say } = givenSampler();
    say('101', DAY + 2_000);
    say('102', DAY + 2_000);
    say('100', DAY + 1_000);
    await kernel.advance(7_000);
    expect(samples).toEqual(['10000 BTC-USD 102']);
  });

  it('samples every instrument, in the order of the configuration', async () => {
    const { kernel, samples, say } = givenSampler(['BTC-USD', 'ETH-USD']);
    say('2', DAY, 'ETH-USD');
    say('1', DAY, 'BTC-USD');
    await kernel.advance(7_000);
    expect(samples).toEqual(['10000 BTC-USD 1', '10000 ETH-USD 2']);
  });

  it('does not repeat a quote that comes again by another way, but takes another one of the same moment', async () => {
    const { kernel, samples, say } = givenSampler();
    say('100', DAY);
    await kernel.advance(7_000);
    say('100', DAY);
    await kernel.advance(10_000);
    expect(samples).toEqual(['10000 BTC-USD 100']);
    say('101', DAY);
    await kernel.advance(10_000);
    expect(samples).toEqual(['10000 BTC-USD 100', '30000 BTC-USD 101']);
  });

  it('keeps one quote of each instrument, however many come, and counts the rest', async () => {
    const { kernel, samples, say, sampler } = givenSampler();
    for (let n = 1; n <= 1_000; n++) say(String(n));
    await kernel.advance(7_000);
    expect([samples, sampler.shed]).toEqual([['10000 BTC-USD 1000'], 999]);
  });

  it('begins once, however often it is begun', async () => {
    const { kernel, samples, say, sampler } = givenSampler();
    sampler.begin(['BTC-USD']);
    say('100');
    await kernel.advance(7_000);
    expect([samples, kernel.clock.pendingTimers().length]).toEqual([['10000 BTC-USD 100'], 1]);
  });

  it('goes on with other instruments in place of those before', async () => {
    const { kernel, samples, say, sampler } = givenSampler();
    say('1');
    sampler.begin(['ETH-USD']);
    say('2', DAY, 'ETH-USD');
    await kernel.advance(7_000);
    expect(samples).toEqual(['10000 ETH-USD 2']);
  });

  it('begins anew with one that was gone: its price is sampled again though nobody has changed it', async () => {
    const { kernel, samples, say, sampler } = givenSampler();
    const quote = () => say('100', DAY);
    quote();
    await kernel.advance(7_000);
    sampler.begin(['ETH-USD']);
    sampler.begin([btc.instrumentId]);
    quote();
    await kernel.advance(10_000);
    expect(samples).toEqual(['10000 BTC-USD 100', '20000 BTC-USD 100']);
  });

  it('leaves nothing behind when it is ended, begun or not', async () => {
    const { kernel, samples, say, sampler } = givenSampler();
    say('100');
    sampler.end();
    await kernel.advance(60_000);
    expect([samples, kernel.clock.pendingTimers()]).toEqual([[], []]);
    const idle = { clock: kernel.clock, intervalMs: 1, sample: () => {}, cycleEnds: () => {} };
    createSampler(idle).end();
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('comes back to whole intervals after the clock was set', async () => {
    const { kernel, samples, say } = givenSampler();
    kernel.clock.jump(500);
    say('100');
    await kernel.advance(7_000);
    say('101');
    await kernel.advance(10_000);
    expect(samples).toEqual(['10500 BTC-USD 100', '20000 BTC-USD 101']);
  });
});
