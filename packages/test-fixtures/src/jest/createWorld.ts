import { createWorld as createAnyWorld } from '../world/createWorld';
import type { World, WorldOptions } from '../world/world';
import { jestGlobals, whereJestRuns } from './jestGlobals';
import { noteNotEvaluated } from './notEvaluated';

const open = new Set<World>();

/** A world for the running test: its seed comes from the test's full name, and it is closed after the test. */
export function createWorld(options: WorldOptions = {}): World {
  const name = String(jestGlobals().expect.getState().currentTestName);
  const world = createAnyWorld({ name, ...options });
  open.add(world);
  return world;
}

async function closeAll(): Promise<void> {
  const worlds = [...open];
  open.clear();
  for (const world of worlds) {
    await world.close();
    noteNotEvaluated(world.notEvaluated);
  }
}

whereJestRuns(({ afterEach }) => afterEach(closeAll));
