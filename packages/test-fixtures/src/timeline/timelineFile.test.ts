import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTrace } from '@bot/simulation';
import { writeTimeline } from './timelineFile';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'timeline-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const trace = createTrace({ now: () => 0 });
trace.add('bot', 'sold');

it('a timeline is written to a file whose name a file may have', () => {
  const file = writeTimeline(trace, 'TL/01 → a: b-S', join(folder, 'made'));
  expect(file).toBe(join(folder, 'made', 'TL_01_a_b-S.txt'));
  expect(readFileSync(file, 'utf8')).toMatch(/bot +sold\n$/);
});

it('a timeline that cannot be written gives the reason', () => {
  const file = writeTimeline(trace, 'first', folder);
  expect(writeTimeline(trace, 'second', file)).toMatch(/^not written: .*E[A-Z]+: /);
});
