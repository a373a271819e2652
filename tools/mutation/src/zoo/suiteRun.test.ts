import { join } from 'node:path';
import { bugs } from './bugs';
import { outcomesIn, plantedRun } from './suiteRun';

const root = join(__dirname, '../../../..');
const [bug = null] = bugs;

describe('a run of scenarios', () => {
  it('takes everything as it was built when no bug is planted', () => {
    expect(plantedRun(root, { suite: 'x', ids: ['TL-01'], bug: null })).toEqual({
      ...{ suite: 'x', ids: ['TL-01'], planted: null },
    });
  });

  it('takes one file anew with the bug in it', () => {
    const { planted } = plantedRun(root, { suite: 'x', ids: 'all', bug });
    expect(planted?.file).toMatch(/^packages\/[a-z-]+\/dist\/.+\.js$/);
    expect(planted?.code).toContain('exports.');
    expect(planted?.code).not.toContain(bug?.find);
  });

  it('tells what was printed, or that nothing was', () => {
    const run = { suite: 'edge', ids: 'all', bug } as const;
    const outcomes = [{ scenario: 'edge/BE-04', passed: true, report: '' }];
    expect(outcomesIn(run, JSON.stringify(outcomes), 'a warning')).toEqual(outcomes);
    expect(outcomesIn(run, '', 'out of memory')).toEqual([
      { scenario: 'edge', passed: false, report: 'The suite could not be run: out of memory' },
    ]);
  });
});
