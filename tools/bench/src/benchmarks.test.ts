import { benchmarks } from './benchmarks';

const tiny = { warmUpMs: 0, measuredMs: 0, share: 0.01 };

describe.each(Object.entries(benchmarks))('the benchmark %s', (_name, { contenders, rows }) => {
  const measured = contenders.map((contender) => contender.measure(tiny));
  const figures = measured.flatMap((measurement) => Object.entries(measurement.figures));

  it('gives the same result whoever does the work', () => {
    const digests = new Set(measured.map(({ digest }) => digest));
    expect(digests.size).toBe(1);
    expect(digests).not.toContain('');
  });

  it('measures each figure once, all above zero', () => {
    expect(new Set(figures.map(([name]) => name)).size).toBe(figures.length);
    for (const [, figure] of figures) expect(figure).toBeGreaterThan(0);
  });

  it('compares figures that somebody measures, under names of its own', () => {
    const names = figures.map(([name]) => name);
    for (const { ours, against } of rows) expect(names).toEqual(expect.arrayContaining([ours, against]));
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

it('calls no two rows of all benchmarks the same', () => {
  const names = Object.values(benchmarks).flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
