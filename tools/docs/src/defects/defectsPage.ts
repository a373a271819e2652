import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';
import { defects } from './defects';
import type { DefectTest } from './readDefectTests';

/** Every defect of the system before this one, and what would catch it here. */
export const defectsPage = (tests: readonly DefectTest[]): Document =>
  page(
    'docs/defects.md',
    'Defects that must not come again',
    'tools/docs/src/defects and the names of tests that begin with `defect N:`',
    'What was found wrong in the system that this one replaces. Each has tests that fail when it comes again; one without any fails `npm run docs:check`.',
    markdownTable(
      ['no.', 'defect', 'what would catch it'],
      Object.entries(defects).map(([number, text]) => [number, text, caughtBy(Number(number), tests)]),
    ),
  );

/** @returns the numbers of defects that nothing would catch, and numbers that are none */
export function defectGaps(tests: readonly DefectTest[]): readonly string[] {
  const uncaught = Object.keys(defects).filter((number) => !tests.some(({ defect }) => defect === Number(number)));
  const unknown = tests.filter(({ defect }) => !Object.hasOwn(defects, defect));
  return [
    ...uncaught.map(
      (number) =>
        `defect ${number} (${defects[Number(number)]}): no test has a name that begins with "defect ${number}:"`,
    ),
    ...unknown.map(({ defect, file }) => `${file}: there is no defect ${defect}`),
  ];
}

const caughtBy = (number: number, tests: readonly DefectTest[]): string =>
  tests
    .filter(({ defect }) => defect === number)
    .map(({ file, name }) => `[${name}](../${file})`)
    .join('<br>') || '**nothing**';
