import type { Comparison } from './compare';
import { table } from './table';

const comparison: Comparison = {
  name: 'sum',
  ours: 'mine',
  against: 'yours',
  goal: 2,
  unit: 'ops/s',
  rounds: 7,
  figures: { ours: 1_234_567.8, against: 400_000 },
  ratio: { median: 3.0864, lowest: 2.9, highest: 3.2 },
};

describe('the table', () => {
  it('has a line per row, in columns', () => {
    expect(table([comparison, { ...comparison, name: 'a longer name', goal: 4 }]).split('\n')).toEqual([
      'benchmark      compared      ratio  range        goal        ours / against       unit   rounds',
      'sum            mine / yours  3.09x  2.90 … 3.20  ≥ 2 met     1,234,568 / 400,000  ops/s  7',
      'a longer name  mine / yours  3.09x  2.90 … 3.20  ≥ 4 missed  1,234,568 / 400,000  ops/s  7',
    ]);
  });

  it('has no verdict without a goal', () => {
    const [, line] = table([{ ...comparison, goal: null }], true).split('\n');
    expect(line).toBe('sum        mine / yours  3.09x  2.90 … 3.20  –     1,234,568 / 400,000  ops/s  7');
  });

  it('colours the verdict where colours are seen', () => {
    const lines = table([comparison, { ...comparison, goal: 4 }], true);
    expect(lines).toContain('\u001b[32m≥ 2 met   \u001b[39m');
    expect(lines).toContain('\u001b[31m≥ 4 missed\u001b[39m');
  });
});
