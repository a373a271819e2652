import { createKernel, createVirtualClock } from '@bot/simulation';
import { createDeadline } from './deadline';

function givenDeadline() {
  const clock = createVirtualClock({ startAt: 0 });
  let passed = 0;
  const deadline = createDeadline(clock, 100, () => (passed += 1));
  return { clock, deadline, kernel: createKernel({ clock }), passed: () => passed };
}

describe('a deadline', () => {
  it('passes once, and not before its time', async () => {
    const { deadline, kernel, passed } = givenDeadline();
    deadline.start();
    await kernel.advance(99);
    expect(passed()).toBe(0);
    await kernel.advance(1_000);
    expect(passed()).toBe(1);
  });

  it('is put off by each extension, however many', async () => {
    const { clock, deadline, kernel, passed } = givenDeadline();
    deadline.start();
    for (let count = 0; count < 10; count++) {
      await kernel.advance(60);
      deadline.extend();
    }
    expect([passed(), clock.pendingTimers().length]).toEqual([0, 1]);
    await kernel.advance(100);
    expect(passed()).toBe(1);
  });

  it('begins anew when it is started again, and is over when it is stopped', async () => {
    const { clock, deadline, kernel, passed } = givenDeadline();
    deadline.start();
    await kernel.advance(60);
    deadline.start();
    await kernel.advance(60);
    deadline.stop();
    deadline.extend();
    await kernel.advance(1_000);
    expect([passed(), clock.pendingTimers()]).toEqual([0, []]);
  });
});
