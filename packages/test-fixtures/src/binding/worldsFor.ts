import { createWorld } from '../world/createWorld';
import type { World, WorldOptions } from '../world/world';
import { replayOfTest } from './replayOfTest';
import type { TestRunner } from './testRunner';

/** Worlds named after the running test. All are closed after it; the first that does not close cleanly fails it. */
export function worldsFor(
  { command, testName, afterEach }: TestRunner,
  noteNotEvaluated: (invariants: readonly string[]) => void,
): (options?: WorldOptions) => World {
  const open = new Set<World>();

  async function closeAll(): Promise<void> {
    const worlds = [...open];
    open.clear();
    const problems: unknown[] = [];
    for (const world of worlds) {
      await world.close().catch((problem: unknown) => problems.push(problem));
      noteNotEvaluated(world.notEvaluated);
    }
    if (problems.length > 0) throw problems[0];
  }

  afterEach(closeAll);
  return (options = {}) => {
    const name = testName();
    const world = createWorld({ name, replay: replayOfTest(command, name, options), ...options });
    open.add(world);
    return world;
  };
}
