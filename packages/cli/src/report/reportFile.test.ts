import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../testing/barFiles';
import { openReportFile } from './reportFile';

it('replaces what was there, whole', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'r.html'), 'before');
  const report = openReportFile(join(folder, 'r.html'));
  expect(readFileSync(report.path, 'utf8')).toBe('before');
  report.write('after');
  expect(readFileSync(report.path, 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['r.html']);
});

it('says so when the folder has gone meanwhile, or is in the way', () => {
  const folder = join(newFolder(), 'gone');
  mkdirSync(folder);
  const report = openReportFile(join(folder, 'r.html'));
  rmSync(folder, { recursive: true });
  expect(() => report.write('x')).toThrow(/cannot be written to .*ENOENT/);
  expect(() => openReportFile(newFolder())).toThrow('it is a folder');
});

it('never takes the place of what is no ordinary file', () => {
  const pipe = join(newFolder(), 'pipe');
  spawnSync('mkfifo', [pipe]);
  expect(() => openReportFile(pipe)).toThrow('it is not an ordinary file');
  expect(statSync(pipe).isFIFO()).toBe(true);
});
