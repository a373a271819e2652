import { createTrace, createVirtualClock } from '@bot/simulation';
import { createWorldTime } from './worldTime';

function timeOf(clock = createVirtualClock({ startAt: 0 })) {
  const time = createWorldTime({
    ...{ clock, trace: createTrace(clock), afterStep: () => undefined, beforeFirst: () => Promise.resolve() },
  });
  return { clock, time };
}

describe('the time of a world', () => {
  it('is waited for up to a limit, by name', async () => {
    const { clock, time } = timeOf();
    const tick = (): void => void clock.setTimer(1_000, tick);
    tick();
    const waited = time.until(() => false, { limit: '10s', what: 'the end' });
    await expect(waited).rejects.toMatchObject({
      code: 'LimitPassed',
      message: expect.stringContaining('the end') as unknown,
    });
    expect(clock.now()).toBe(10_000);
  });

  it('only goes on', async () => {
    const { clock, time } = timeOf();
    const refused = { code: 'WrongArgument', message: expect.stringContaining('Time was to pass for -5m') as unknown };
    await expect(time.advance('-5m')).rejects.toMatchObject(refused);
    await expect(time.until(() => true, { limit: '-5m' })).rejects.toMatchObject(refused);
    expect(clock.now()).toBe(0);
  });

  it('is not waited for by a predicate that would hold at once', async () => {
    const { time } = timeOf();
    const never = (() => Promise.resolve(false)) as unknown as () => boolean;
    await expect(time.until(never)).rejects.toMatchObject({ code: 'WrongArgument' });
  });
});
