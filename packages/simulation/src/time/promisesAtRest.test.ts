import { createKernel } from './kernel';
import { promisesAtRest } from './promisesAtRest';
import { createVirtualClock } from './virtualClock';

// What else it holds to is in kernel.test.ts.
it('gives the rest of the process its turn while time passes', async () => {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock, atRest: promisesAtRest() });
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    pending = setImmediate(turn);
  };
  let pending = setImmediate(turn);
  for (let ms = 1; ms <= 640; ms++) clock.setTimer(ms, () => undefined);
  await kernel.advance(640);
  clearImmediate(pending);
  expect(turns).toBeGreaterThan(8);
});
