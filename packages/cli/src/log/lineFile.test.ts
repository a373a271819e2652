import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../testing/barFiles';
import { writeLines } from './lineFile';

it('writes a line for each, and nothing else', () => {
  const path = join(newFolder(), 'lines.jsonl');
  expect(writeLines(path, [{ a: 1 }, 'two'])).toEqual({ path, count: 2 });
  expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n"two"\n');
});

it('leaves nothing behind when the lines come to an early end, and says why', () => {
  const folder = newFolder();
  function* broken() {
    yield 'one';
    throw new Error('the log is damaged here');
  }
  expect(() => writeLines(join(folder, 'lines.jsonl'), broken())).toThrow('the log is damaged here');
  expect(readdirSync(folder)).toEqual([]);
});
