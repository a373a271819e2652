import { createTrace } from '../trace/createTrace';
import { createKernel, type Kernel } from './kernel';
import { promisesAtRest } from './promisesAtRest';
import { createVirtualClock, type VirtualClock } from './virtualClock';

function world(): { clock: VirtualClock; kernel: Kernel } {
  const clock = createVirtualClock({ startAt: 0 });
  return { clock, kernel: createKernel({ clock }) };
}

const sleep = (clock: VirtualClock, ms: number, name = 'sleep'): Promise<void> =>
  new Promise((resolve) => void clock.setTimer(ms, resolve, name));

describe('advance', () => {
  it('fires what is due, in order, and ends exactly there', async () => {
    const { clock, kernel } = world();
    const fired: number[] = [];
    for (const ms of [30, 10, 20, 31]) clock.setTimer(ms, () => fired.push(clock.now()));
    await kernel.advance(30);
    expect(fired).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(30);
  });

  it.each([
    ['in a turn of the event loop', undefined],
    ['in a tick', promisesAtRest()],
  ])('lets a chain of a thousand promises come to rest before the next timer fires, %s', async (_how, atRest) => {
    const clock = createVirtualClock({ startAt: 0 });
    const kernel = createKernel({ clock, atRest });
    const story: string[] = [];
    const chain = async (): Promise<void> => {
      for (let turn = 0; turn < 1000; turn++) await Promise.resolve();
      story.push('chain ended');
    };
    clock.setTimer(1, () => void chain());
    clock.setTimer(1, () => story.push('next timer'));
    await kernel.advance(1);
    expect(story).toEqual(['chain ended', 'next timer']);
  });

  it('waits for whatever else must come to rest', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const story: string[] = [];
    const atRest = (): Promise<void> => Promise.resolve().then(() => void story.push(`rest at ${clock.now()}`));
    const kernel = createKernel({ clock, atRest });
    clock.setTimer(5, () => story.push('timer'));
    await kernel.advance(7);
    await kernel.settled();
    expect(story).toEqual(['rest at 0', 'timer', 'rest at 5', 'rest at 7']);
  });

  it('carries a loop that waits again and again through virtual time', async () => {
    const { clock, kernel } = world();
    let rounds = 0;
    void (async () => {
      for (;;) {
        await sleep(clock, 60_000);
        rounds += 1;
      }
    })();
    await kernel.advance(24 * 60 * 60 * 1000);
    expect(rounds).toBe(1440);
  });

  it('goes to a time of the wall clock, and not back', async () => {
    const { clock, kernel } = world();
    await kernel.advanceTo(500);
    await kernel.advanceTo(100);
    expect(clock.now()).toBe(500);
  });

  it('tells a live-lock instead of hanging', async () => {
    const { clock, kernel } = world();
    const spin = (): void => void clock.setTimer(0, spin);
    spin();
    await expect(kernel.advance(1)).rejects.toMatchObject({
      code: 'LiveLock',
      message: expect.stringContaining('Pending timers: 1970-01-01T00:00:00.000Z spin.'),
    });
  });

  it('allows one owner of time only, and goes on after the mistake', async () => {
    const { clock, kernel } = world();
    clock.setTimer(5, () => undefined, 'heartbeat');
    const first = kernel.advance(10);
    await expect(kernel.advance(10)).rejects.toMatchObject({ code: 'AlreadyAdvancing' });
    await first;
    await kernel.advance(1);
    expect(clock.now()).toBe(11);
  });
});

describe('until', () => {
  it('stops at the timer that makes the predicate hold', async () => {
    const { clock, kernel } = world();
    let ready = false;
    clock.setTimer(7, () => (ready = true));
    clock.setTimer(9, () => undefined);
    await kernel.until(() => ready);
    expect(clock.now()).toBe(7);
  });

  it('does not move time when the predicate holds already', async () => {
    const { clock, kernel } = world();
    clock.setTimer(1, () => undefined);
    await kernel.until(() => true);
    expect(clock.now()).toBe(0);
  });

  it('says that nobody advances time when no timer is pending', async () => {
    const { kernel } = world();
    await expect(kernel.until(() => false, { what: 'the first fill' })).rejects.toMatchObject({
      code: 'NobodyAdvances',
      message: 'Waiting for time that nobody advances: the first fill can no longer happen. No timer is pending.',
    });
  });

  it('gives up at the limit of virtual time and names what is pending', async () => {
    const { clock, kernel } = world();
    for (let n = 1; n <= 12; n++) clock.setTimer(1000 + n, () => undefined, `timer ${n}`);
    const failure = await kernel.until(() => false, { limitMs: 500 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'LimitPassed', details: { pendingTimers: { length: 12 } } });
    expect(String(failure)).toContain('500 ms of virtual time passed while waiting for the predicate.');
    expect(String(failure)).toContain('1970-01-01T00:00:01.010Z timer 10 and 2 more.');
    expect(clock.now()).toBe(500);
  });

  it('shows what happened last when the world keeps a trace', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const trace = createTrace(clock);
    trace.add('venue', 'Accepted v-1');
    clock.setTimer(5, () => undefined);
    const kernel = createKernel({ clock, trace });
    await expect(kernel.until(() => false, { limitMs: 1 })).rejects.toThrow(
      'Pending timers: 1970-01-01T00:00:00.005Z (no name).\nLast happened:\n+00:00:00.000  venue  Accepted v-1',
    );
  });
});

describe('run', () => {
  it('advances time until the promise settles and gives its value', async () => {
    const { clock, kernel } = world();
    const work = sleep(clock, 1500).then(() => 'done');
    await expect(kernel.run(work)).resolves.toBe('done');
    expect(clock.now()).toBe(1500);
  });

  it('throws what the promise throws', async () => {
    const { clock, kernel } = world();
    const work = sleep(clock, 5).then(() => Promise.reject(new RangeError('no')));
    await expect(kernel.run(work)).rejects.toThrow(RangeError);
  });

  it('says so when the promise waits for something that is no timer', async () => {
    const { kernel } = world();
    const never = new Promise(() => undefined);
    await expect(kernel.run(never)).rejects.toMatchObject({
      code: 'NobodyAdvances',
      message: expect.stringContaining('a promise can no longer happen'),
    });
  });
});

describe('settled', () => {
  it('lets promises come to rest without moving time', async () => {
    const { clock, kernel } = world();
    let rested = false;
    clock.setTimer(0, () => undefined);
    void Promise.resolve()
      .then(() => null)
      .then(() => (rested = true));
    await kernel.settled();
    expect([rested, clock.now(), clock.pendingTimers().length]).toEqual([true, 0, 1]);
  });
});
