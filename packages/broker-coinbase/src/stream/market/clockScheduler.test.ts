import { take, timer } from 'rxjs';
import { createKernel, createVirtualClock } from '@bot/simulation';
import { clockScheduler } from './clockScheduler';

function givenScheduler() {
  const clock = createVirtualClock({ startAt: 1_000 });
  return { clock, kernel: createKernel({ clock }), scheduler: clockScheduler(clock) };
}

describe('time for RxJS', () => {
  it('is that of the clock', async () => {
    const { kernel, scheduler } = givenScheduler();
    const fired: number[] = [];
    timer(10, 20, scheduler)
      .pipe(take(3))
      .subscribe(() => fired.push(scheduler.now()));
    await kernel.advance(1_000);
    expect(fired).toEqual([1_010, 1_030, 1_050]);
  });

  it('does at once what has no delay, and nothing that was given up', async () => {
    const { kernel, scheduler, clock } = givenScheduler();
    const done: unknown[] = [];
    scheduler.schedule((state) => done.push(state), undefined, 'now');
    scheduler.schedule(
      function (state?: number) {
        done.push(state);
        if (state === 1) this.schedule(2);
      },
      5,
      1,
    );
    scheduler.schedule(() => done.push('never'), 5).unsubscribe();
    await kernel.advance(10);
    expect([done, clock.pendingTimers()]).toEqual([['now', 1, 2], []]);
  });
});
