import { fuzz } from './fuzz';
import type { FuzzFinding } from './finding';
import type { Watched } from './watched';

/** The search, in the thread that is watched. */
export const searchHere = ({ seed, runs, from, progress }: Watched, search = fuzz): Promise<FuzzFinding | null> =>
  search({
    ...{ seed, runs, from },
    onCase(number, done) {
      progress[1] = done;
      progress[0] = number;
    },
  });
