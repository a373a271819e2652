import { createVirtualClock, type VirtualClock } from './virtualClock';

/** Fires everything and says at what time each timer fired. */
function fireAll(clock: VirtualClock, fired: string[]): string[] {
  while (clock.fireNext()) continue;
  return fired;
}

describe('the virtual clock', () => {
  it('stands still until it is told to move', () => {
    const clock = createVirtualClock({ startAt: 1000 });
    expect([clock.now(), clock.now(), clock.monotonicMs()]).toEqual([1000, 1000, 0]);
  });

  it('fires timers by deadline, and those of the same instant in the order of creation', () => {
    const clock = createVirtualClock({ startAt: 1000 });
    const fired: string[] = [];
    const note = (name: string) => () => void fired.push(`${name} at ${clock.now()}`);
    clock.setTimer(5, note('late'));
    clock.setTimer(2, note('first'));
    clock.setTimer(2, note('second'));
    expect(fireAll(clock, fired)).toEqual(['first at 1002', 'second at 1002', 'late at 1005']);
  });

  it('fires a timer of 0 ms after those that are due already, and never inside setTimer', () => {
    const clock = createVirtualClock({ startAt: 0 });
    const fired: string[] = [];
    clock.setTimer(0, () => {
      fired.push('a');
      clock.setTimer(0, () => fired.push('c'));
      fired.push('a ends');
    });
    clock.setTimer(0, () => fired.push('b'));
    expect(fireAll(clock, fired)).toEqual(['a', 'a ends', 'b', 'c']);
  });

  it('rounds a part of a millisecond up and takes a delay below zero for zero', () => {
    const clock = createVirtualClock({ startAt: 0 });
    clock.setTimer(0.2, () => undefined, 'part');
    clock.setTimer(-5, () => undefined, 'past');
    expect(clock.pendingTimers()).toEqual([
      { at: 0, label: 'past' },
      { at: 1, label: 'part' },
    ]);
  });

  it('refuses a delay that never ends or is no number', () => {
    const clock = createVirtualClock({ startAt: 0 });
    expect(() => clock.setTimer(Infinity, () => undefined)).toThrow('a timer is set for a finite time');
    expect(() => clock.setTimer(NaN, () => undefined)).toThrow('not for NaN ms');
    expect(() => createVirtualClock({ startAt: 0.5 })).toThrow('whole millisecond');
  });

  it('forgets a canceled timer, also when it is canceled twice or after it fired', () => {
    const clock = createVirtualClock({ startAt: 0 });
    const fired: string[] = [];
    const cancel = clock.setTimer(1, () => fired.push('canceled'));
    const cancelFired = clock.setTimer(2, () => fired.push('fired'));
    cancel();
    cancel();
    fireAll(clock, fired);
    cancelFired();
    expect(fired).toEqual(['fired']);
    expect(clock.fireNext()).toBe(false);
  });

  it('keeps nothing of timers that were set and canceled, however many', () => {
    const clock = createVirtualClock({ startAt: 0 });
    for (let n = 0; n < 200_000; n++) clock.setTimer(200_000 - n, () => undefined)();
    expect(clock.pendingTimers()).toEqual([]);
    expect(clock.nextTimerAt()).toBeUndefined();
  });

  it('names pending timers by label or by the function, when it has a name', () => {
    const clock = createVirtualClock({ startAt: 0 });
    clock.setTimer(1, function heartbeat() {});
    clock.setTimer(2, () => undefined);
    expect(clock.pendingTimers()).toEqual([{ at: 1, label: 'heartbeat' }, { at: 2 }]);
  });

  it('keeps timers at their distance when the wall clock jumps, and monotonic time does not notice', () => {
    const clock = createVirtualClock({ startAt: 10_000 });
    clock.setTimer(100, () => undefined, 'timer');
    clock.jump(-3000);
    expect([clock.now(), clock.monotonicMs(), clock.nextTimerAt()]).toEqual([7000, 0, 7100]);
    clock.jump(60_000);
    expect([clock.now(), clock.nextTimerAt()]).toEqual([67_000, 67_100]);
    clock.fireNext();
    expect([clock.now(), clock.monotonicMs()]).toEqual([67_100, 100]);
    expect(() => clock.jump(0.5)).toThrow('jumps by whole milliseconds');
  });

  it('lets time pass up to a timer, and refuses to pass one', () => {
    const clock = createVirtualClock({ startAt: 0 });
    clock.setTimer(10, () => undefined);
    clock.pass(10);
    expect(clock.now()).toBe(10);
    expect(() => clock.pass(1)).toThrow('time may not pass a timer that is due');
    expect(() => clock.pass(-1)).toThrow('whole milliseconds');
  });
});
