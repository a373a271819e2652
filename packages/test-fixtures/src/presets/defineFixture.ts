import type { World } from '../world/world';

/** A fixture of a team's own: made once for each world that asks for it. */
export interface Fixture<T> {
  readonly fixtureName: string;
  (world: World): T;
}

/**
 * `const hedged = defineFixture('hedged', ({ venue }) => { … })`, then `hedged(world)` in any test. Asking twice in one world
 * gives the same thing.
 */
export function defineFixture<T>(name: string, make: (world: World) => T): Fixture<T> {
  const made = new WeakMap<World, { readonly value: T }>();
  const fixture = (world: World): T => {
    const known = made.get(world);
    if (known !== undefined) return known.value;
    world.trace.add('test', `fixture ${name}`);
    const value = make(world);
    made.set(world, { value });
    return value;
  };
  return Object.assign(fixture, { fixtureName: name });
}
