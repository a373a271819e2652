import { createRealClock } from './realClock';

describe('real time', () => {
  it('begins where it is said to, and goes so many times as fast', async () => {
    const clock = createRealClock({ startAt: 1_000, speed: 1_000 });
    const begun = clock.monotonicMs();
    await new Promise<void>((resolve) => void clock.setTimer(5_000, resolve));
    expect(clock.monotonicMs() - begun).toBeGreaterThanOrEqual(5_000);
    expect(clock.now()).toBeGreaterThanOrEqual(6_000);
  });

  it('is that of the machine when nothing is said', () => {
    const before = Date.now();
    expect(createRealClock().now()).toBeGreaterThanOrEqual(before - 1);
  });

  it('waits longer than a timer of Node can, and not at all for what is canceled', async () => {
    const clock = createRealClock();
    const fired: string[] = [];
    const cancelLong = clock.setTimer(2 ** 40, () => fired.push('long'));
    clock.setTimer(0, () => fired.push('canceled'))();
    await new Promise<void>((resolve) => void clock.setTimer(1, resolve));
    cancelLong();
    expect(fired).toEqual([]);
  });
});
