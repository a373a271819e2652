import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test, or a group of tests, that says which defect it would catch. */
export interface DefectTest {
  readonly defect: number;
  /** From the root of the workspace. */
  readonly file: string;
  readonly name: string;
}

const NAMED = /(['"`])defect (\d+): ((?:(?!\1)[^\n\\]|\\.)+)\1/g;

/** Every name of a test that begins with `defect N:`, by number, then by file. */
export const readDefectTests = (root: string): readonly DefectTest[] =>
  globSync('{packages,tools}/**/src/**/*.test.ts', { cwd: root, exclude: (name) => name === 'node_modules' })
    .sort()
    .flatMap((file) => namesIn(readFileSync(join(root, file), 'utf8')).map((named) => ({ ...named, file })))
    .sort((a, b) => a.defect - b.defect);

const namesIn = (text: string): readonly Omit<DefectTest, 'file'>[] =>
  [...text.matchAll(NAMED)].map(([, , defect, name]) => ({ defect: Number(defect), name: unescaped(String(name)) }));

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');
