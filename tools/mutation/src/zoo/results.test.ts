import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bugs } from './bugs';
import { digestOf } from './plant';
import { caughtBugs, readResults, recordResults, type ZooResults } from './results';

const caught: ZooResults = Object.fromEntries(
  bugs.map((bug) => [
    bug.id,
    { patch: digestOf(bug), catches: bug.caughtBy.map((scenario) => ({ scenario, said: 'it holds' })) },
  ]),
);
const [first, second] = bugs.map(({ id }) => id) as [string, string];

describe('recorded results', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'zoo-'));
    mkdirSync(join(root, 'tools/mutation'), { recursive: true });
    writeFileSync(join(root, 'tools/mutation/zoo.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('stand beside those of other bugs, in the order of the zoo; what is planted no more goes', () => {
    recordResults(root, { [second]: { patch: 'b', catches: [] }, gone: { patch: 'c', catches: [] } });
    recordResults(root, { [first]: { patch: 'a', catches: [] } });
    expect(Object.entries(readResults(root))).toEqual([
      [first, { patch: 'a', catches: [] }],
      [second, { patch: 'b', catches: [] }],
    ]);
  });
});

describe('the rows of the page', () => {
  it('are all bugs; nothing is wrong when all were caught as they are', () => {
    const { rows, gaps } = caughtBugs(caught);
    expect(rows.map(({ id }) => id)).toEqual(bugs.map(({ id }) => id));
    expect(rows[0]?.catches[0]?.said).toBe('it holds');
    expect(gaps).toEqual([]);
  });

  it('say what is wrong: a bug that was never run, that has changed since, or that somebody missed', () => {
    const { [first]: _, ...others } = caught;
    const again = `run: npm run zoo -- --only ${first} --record`;
    const unrun = `planted bug ${first}: it was not run as it is; ${again}`;
    expect(caughtBugs(others).gaps).toEqual([unrun]);
    expect(caughtBugs({ ...caught, [first]: { patch: 'other', catches: [] } }).gaps).toEqual([unrun]);
    const missed = caughtBugs({ ...caught, [first]: { patch: String(caught[first]?.patch), catches: [] } });
    expect(missed.gaps[0]).toBe(`planted bug ${first}: ${String(bugs[0]?.caughtBy[0])} did not catch it; ${again}`);
  });
});
