import { createKernel, type Kernel } from './kernel';
import { promisesAtRest } from './promisesAtRest';
import { createVirtualClock, type VirtualClock } from './virtualClock';

function world(): { clock: VirtualClock; kernel: Kernel } {
  const clock = createVirtualClock({ startAt: 0 });
  return { clock, kernel: createKernel({ clock, atRest: promisesAtRest() }) };
}

it('lets a chain of a thousand promises come to rest before the next timer fires', async () => {
  const { clock, kernel } = world();
  const story: string[] = [];
  const chain = async (): Promise<void> => {
    for (let turn = 0; turn < 1000; turn++) await Promise.resolve();
    story.push('chain ended');
  };
  clock.setTimer(1, () => void chain());
  clock.setTimer(1, () => story.push('next timer'));
  void chain();
  await kernel.advance(1);
  expect(story).toEqual(['chain ended', 'chain ended', 'next timer']);
});

it('gives the rest of the process its turn while time passes', async () => {
  const { clock, kernel } = world();
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
