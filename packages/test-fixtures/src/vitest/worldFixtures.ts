import { replayOfTest } from '../binding/replayOfTest';
import { createWorld } from '../world/createWorld';
import type { World, WorldOptions } from '../world/world';
import type { WorldBot } from '../world/worldBot';
import type { WorldVenue } from '../world/worldVenue';

/** What a test of Vitest can name among its arguments. */
export interface WorldFixtures {
  /** What the world is made of: `test.extend('worldOptions', { bot: myBot })`. */
  readonly worldOptions: WorldOptions;
  /** Its seed comes from the test's full name; it is closed after the test, also when tests run at the same time. */
  readonly world: World;
  readonly venue: WorldVenue;
  readonly bot: WorldBot;
}

type Use<T> = (value: T) => Promise<void>;

/** Fixtures for `test.extend`. Vitest reads the names that each needs out of its parameters. */
export const worldFixturesFor = (command: string, noteNotEvaluated: (invariants: readonly string[]) => void) => ({
  worldOptions: {} as WorldOptions,
  world: async (
    { task, worldOptions }: { readonly task: { readonly fullTestName: string }; readonly worldOptions: WorldOptions },
    use: Use<World>,
  ): Promise<void> => {
    const { fullTestName: name } = task;
    const world = createWorld({ name, replay: replayOfTest(command, name, worldOptions), ...worldOptions });
    await use(world);
    await world.close();
    noteNotEvaluated(world.notEvaluated);
  },
  venue: ({ world }: { readonly world: World }, use: Use<WorldVenue>): Promise<void> => use(world.venue),
  bot: ({ world }: { readonly world: World }, use: Use<WorldBot>): Promise<void> => use(world.bot),
});
