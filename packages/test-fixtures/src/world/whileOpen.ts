import { FixtureError } from '../errors/fixtureError';
import type { WorldTime } from './worldTime';

/** What happens in a closed world is watched by nobody: no check would fail. @throws FixtureError WorldClosed */
export type MustBeOpen = (what: string) => void;

export function mustBeOpenUnless(isClosed: () => boolean, name: string): MustBeOpen {
  return (what) => {
    if (!isClosed()) return;
    const world = name === '' ? 'This world' : `The world of "${name}"`;
    throw new FixtureError('WorldClosed', {
      happened: `${world} is closed, and nothing happens in it any more: ${what}.`,
      toDo: 'A world that is made with a test is closed after the first one: make one for each test, in the test or in `beforeEach`.',
    });
  };
}

/** Tells the timeline what the test does, in a world that is open. @throws FixtureError WorldClosed */
export type Tell = (what: string) => void;

/** The time of a world, for everybody but the one who closes it. */
export const whileOpen = (time: WorldTime, mustBeOpen: MustBeOpen): WorldTime => ({
  async advance(duration) {
    mustBeOpen(`advance ${duration}`);
    await time.advance(duration);
  },
  async until(predicate, options = {}) {
    mustBeOpen(`wait for ${options.what ?? 'a predicate'}`);
    await time.until(predicate, options);
  },
  async settled() {
    mustBeOpen('come to rest');
    await time.settled();
  },
  async run(work, options = {}) {
    mustBeOpen(`run ${options.what ?? 'something'}`);
    return time.run(work, options);
  },
});
