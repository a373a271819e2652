import { createSystemClock } from './systemClock';

// The clock of the machine is the one thing here that has to be moved by hand.
beforeEach(() => void jest.useFakeTimers({ now: 5_000 }));
afterEach(() => void jest.useRealTimers());

it('shows the time of the machine, and follows when that is corrected', () => {
  const clock = createSystemClock();
  expect(clock.now()).toBe(5_000);
  jest.advanceTimersByTime(250);
  expect(clock.now()).toBe(5_250);
  jest.setSystemTime(9_000);
  expect(clock.now()).toBe(9_000);
  expect(clock.monotonicMs()).toBe(250);
});

it('with startAt 1,000 and speed 60 shows 61,000 after one real second', () => {
  const clock = createSystemClock({ startAt: 1_000, speed: 60 });
  expect(clock.now()).toBe(1_000);
  jest.advanceTimersByTime(1_000);
  expect(clock.now()).toBe(61_000);
  expect(clock.monotonicMs()).toBe(60_000);
});

it('shows whole milliseconds only', () => {
  const clock = createSystemClock({ startAt: 0, speed: 0.3 });
  jest.advanceTimersByTime(5);
  expect(clock.now()).toBe(1);
});

it('fires once, after the delay on its own scale, never before the call returns', () => {
  const clock = createSystemClock({ startAt: 0, speed: 60 });
  const fired: number[] = [];
  clock.setTimer(60_000, () => fired.push(clock.now()));
  clock.setTimer(0, () => fired.push(clock.now()));
  expect(fired).toEqual([]);
  jest.advanceTimersByTime(999);
  expect(fired).toEqual([0]);
  jest.advanceTimersByTime(1_000_000);
  expect(fired).toEqual([0, 60_000]);
});

it('never fires early when the delay is a part of a millisecond', () => {
  const clock = createSystemClock({ startAt: 0, speed: 1_000 });
  const fired: number[] = [];
  clock.setTimer(1_500, () => fired.push(clock.now()));
  jest.advanceTimersByTime(10);
  expect(fired).toEqual([2_000]);
});

it('waits longer than a timer of Node can', () => {
  const clock = createSystemClock();
  const days60 = 60 * 24 * 3_600_000;
  let fired = false;
  clock.setTimer(days60, () => (fired = true));
  jest.advanceTimersByTime(days60 - 1);
  expect(fired).toBe(false);
  jest.advanceTimersByTime(1);
  expect(fired).toBe(true);
});

it('a cancelled timer does not fire, however far it had come', () => {
  const clock = createSystemClock();
  const days60 = 60 * 24 * 3_600_000;
  let fired = 0;
  const cancelSoon = clock.setTimer(10, () => (fired += 1));
  const cancelLate = clock.setTimer(days60, () => (fired += 1));
  cancelSoon();
  jest.advanceTimersByTime(days60 / 2);
  cancelLate();
  cancelLate();
  jest.advanceTimersByTime(days60);
  expect(fired).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});
