import { createCoverageMap, type CoverageMap, type CoverageMapData } from 'istanbul-lib-coverage';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How much of a package the scenarios have run, in whole numbers. */
export interface PackageCoverage {
  readonly name: string;
  readonly lines: { readonly covered: number; readonly total: number };
  readonly branches: { readonly covered: number; readonly total: number };
}

/** Broker and orchestration: what scenarios are about. */
const coveredPackages = ['broker-coinbase', 'broker-mock', 'orchestration'] as const;

/** Adds up what the suites have left in `folder`. Processes of layer P are not measured. */
export function coverageOf(root: string, folder: string): readonly PackageCoverage[] {
  const map = createCoverageMap();
  for (const file of globSync('*/coverage-final.json', { cwd: folder })) {
    map.merge(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CoverageMapData);
  }
  return coveredPackages.map((name) => packageCoverage(root, name, map));
}

function packageCoverage(root: string, name: string, map: CoverageMap): PackageCoverage {
  const folder = resolve(root, 'packages', name, 'src');
  const own = createCoverageMap();
  for (const file of map.files()) if (file.startsWith(`${folder}/`)) own.addFileCoverage(map.fileCoverageFor(file));
  const { lines, branches } = own.getCoverageSummary();
  return { name, lines: parts(lines), branches: parts(branches) };
}

const parts = ({ covered, total }: PackageCoverage['lines']) => ({ covered, total });
