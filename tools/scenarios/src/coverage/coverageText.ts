import type { PackageCoverage } from './coverageOf';

/** A line for each package, and one for all of them. */
export function coverageText(packages: readonly PackageCoverage[]): string {
  const all = ['lines', 'branches'] as const;
  const total = {
    name: 'together',
    ...Object.fromEntries(
      all.map((kind) => [
        kind,
        {
          covered: packages.reduce((sum, each) => sum + each[kind].covered, 0),
          total: packages.reduce((sum, each) => sum + each[kind].total, 0),
        },
      ]),
    ),
  } as Pick<PackageCoverage, 'name' | (typeof all)[number]>;
  const rows = [...packages, total].map(
    ({ name, lines, branches }) =>
      `  ${name.padEnd(16)} ${percent(lines)} of lines  ${percent(branches)} of branches\n`,
  );
  return [
    '\nCovered by these scenarios, of the files that they load (child processes are not measured):\n',
    ...rows,
  ].join('');
}

const percent = ({ covered, total }: PackageCoverage['lines']): string =>
  (total === 0 ? 'nothing' : `${((100 * covered) / total).toFixed(1)} %`).padStart(7);
