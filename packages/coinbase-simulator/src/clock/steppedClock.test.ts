import { createSteppedClock } from './steppedClock';

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('time that is moved', () => {
  it('stands still until it is told, and then everything happens in its order', async () => {
    const clock = createSteppedClock({ startAt: 1_000 });
    const fired: string[] = [];
    for (const ms of [300, 100]) clock.setTimer(ms, () => fired.push(`${clock.now()}`));
    await turn();
    expect([clock.now(), fired]).toEqual([1_000, []]);
    const moves = [clock.advance(100), clock.advance(150)];
    await Promise.all(moves);
    expect([clock.now(), clock.monotonicMs(), fired]).toEqual([1_250, 250, ['1100']]);
    await clock.advance(50);
    expect(fired).toEqual(['1100', '1300']);
  });

  it('does at once what is due at once, also what that asks for', async () => {
    const clock = createSteppedClock({ startAt: 0 });
    const fired: string[] = [];
    clock.setTimer(0, () => {
      fired.push('first');
      clock.setTimer(0, () => fired.push('second'));
    });
    clock.setTimer(0, () => fired.push('canceled'))();
    expect(fired).toEqual([]);
    for (let turns = 0; turns < 5; turns++) await turn();
    expect([fired, clock.now()]).toEqual([['first', 'second'], 0]);
  });

  it('lets what is canceled meanwhile be', async () => {
    const clock = createSteppedClock({ startAt: 0 });
    const cancel = clock.setTimer(0, () => undefined);
    cancel();
    await turn();
    await clock.advance(10);
    expect(clock.now()).toBe(10);
  });
});
