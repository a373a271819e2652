import { isBrokerError, type Logger } from '@bot/core';
import { createKernel, createVirtualClock } from '@bot/simulation';
import { DAY } from '../../engine/testing/fixtures';
import { createTaskRunner } from './createTaskRunner';

function givenRunner() {
  const clock = createVirtualClock({ startAt: DAY });
  const logged: { readonly details: object; readonly message: string }[] = [];
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (details, message) => void logged.push({ details, message }),
  };
  const told: string[] = [];
  const ended: string[] = [];
  const runner = createTaskRunner({
    clock,
    logger,
    deadlineMs: 1_000,
    ended: (task, how) => ended.push(`${task} ${how}`),
  });
  const run = (work: () => Promise<unknown>, task: 'Guards' | 'Metrics' = 'Guards'): void =>
    runner.run(task, work, {
      finished: (result) => told.push(`finished ${String(result)}`),
      failed: (error) => told.push(isBrokerError(error, 'Timeout') ? 'too late' : String(error)),
    });
  return { kernel: createKernel({ clock }), runner, run, told, ended, logged };
}

describe('a task', () => {
  it('ends once: well, or with what it threw, at once or later', async () => {
    const { kernel, run, told, ended, logged } = givenRunner();
    run(async () => 'well');
    await kernel.settled();
    run(async () => Promise.reject(new Error('later')));
    await kernel.settled();
    run(() => {
      throw new TypeError('at once');
    });
    await kernel.settled();
    expect(told).toEqual(['finished well', 'Error: later', 'TypeError: at once']);
    expect(ended).toEqual(['Guards Finished', 'Guards Failed', 'Guards Failed']);
    expect(String((logged[1]?.details as { err: Error }).err.stack)).toContain('createTaskRunner.test');
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('is not started a second time while it runs; others are', async () => {
    const { kernel, runner, run, told, logged } = givenRunner();
    const { promise, resolve } = Promise.withResolvers<string>();
    run(() => promise);
    run(async () => 'twice');
    run(async () => 'another', 'Metrics');
    expect([...runner.running]).toEqual(['Guards', 'Metrics']);
    resolve('first');
    await kernel.settled();
    expect(told.sort()).toEqual(['finished another', 'finished first']);
    expect(logged.map(({ message }) => message)).toEqual([
      'The task Guards is running already. It is not started twice.',
    ]);
  });

  it('that hangs has failed at its deadline, and may be started again; what it still brings is not told', async () => {
    const { kernel, run, told } = givenRunner();
    const { promise, resolve } = Promise.withResolvers<string>();
    run(() => promise);
    await kernel.advance(1_000);
    expect(told).toEqual(['too late']);
    run(async () => 'again');
    await kernel.settled();
    resolve('much too late');
    await kernel.settled();
    expect(told).toEqual(['too late', 'finished again']);
  });

  it('that hangs, is started again and then answers does not answer for the second run', async () => {
    const { kernel, run, told } = givenRunner();
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    run(() => first.promise);
    await kernel.advance(1_000);
    run(() => second.promise);
    first.resolve('first');
    await kernel.settled();
    expect(told).toEqual(['too late']);
    second.resolve('second');
    await kernel.settled();
    expect(told).toEqual(['too late', 'finished second']);
  });

  it('tells nothing after the end', async () => {
    const { kernel, runner, run, told } = givenRunner();
    run(async () => 'too late');
    runner.end();
    await kernel.advance(2_000);
    expect([told, kernel.clock.pendingTimers()]).toEqual([[], []]);
  });
});
