import { isRegular, stepAfter, type Schedule } from './schedule';

const walk = (schedule: Schedule, steps: number): readonly number[] => {
  const taken: number[] = [];
  for (let at: number | null = null; taken.length < steps; taken.push(at)) at = stepAfter(schedule, at);
  return taken;
};

describe('a schedule', () => {
  it('steps in its rhythm and at its moments, each once', () => {
    expect(walk({ startAt: 0, stepMs: 5_000, moments: [7_000] }, 4)).toEqual([0, 5_000, 7_000, 10_000]);
    expect(walk({ startAt: 100, stepMs: 10, moments: [0, 10, 11, 12, 30] }, 6)).toEqual([100, 110, 111, 112, 120, 130]);
  });

  it('knows the rhythm from the moments', () => {
    const schedule = { startAt: 100, stepMs: 10, moments: [5] };
    expect([100, 105, 110].map((at) => isRegular(schedule, at))).toEqual([true, false, true]);
  });
});
