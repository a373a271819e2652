import type { Work } from '../benchmark';
import { cpuUsOf, timed } from './timed';

/** Uses some processor time, so that a budget comes to its end. */
function spin(): number {
  let sum = 0;
  for (let i = 0; i < 200_000; i += 1) sum += i;
  return sum;
}

function counting() {
  const counted = { resets: 0, passes: 0 };
  const work: Work = {
    operations: 1_000,
    reset() {
      counted.resets += 1;
    },
    pass() {
      counted.passes += 1;
      spin();
    },
    result: () => 'done',
  };
  return { counted, work };
}

describe('a timed contender', () => {
  it('works until the budget is used, and gives its speed under its own name', async () => {
    const { counted, work } = counting();
    const { digest, figures } = await timed('adding', () => work).measure({ warmUpMs: 5, measuredMs: 5, share: 1 });
    expect(digest).toBe('done');
    expect(counted.resets).toBe(counted.passes);
    expect(counted.passes).toBeGreaterThan(2);
    expect(figures['adding']).toBeGreaterThan(0);
    expect(figures['adding']).toBeLessThan((counted.passes * 1_000) / 0.005);
  });

  it('does one pass each even when there is no budget', async () => {
    const { counted, work } = counting();
    await timed('adding', () => work).measure({ warmUpMs: 0, measuredMs: 0, share: 1 });
    expect(counted.passes).toBe(2);
  });
});

it('the processor time of some work is above zero', () => {
  expect(cpuUsOf(() => Array.from({ length: 20 }, spin))).toBeGreaterThan(0);
});
