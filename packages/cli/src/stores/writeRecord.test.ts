import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../testing/barFiles';
import { writeRecord } from './writeRecord';

it('stands where it was asked for', () => {
  const path = join(newFolder(), 'market.json');
  writeRecord(path, { version: 1 });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1 });
});

it('what the system refuses is a problem of the store, and no mistake of the program', () => {
  const path = join(newFolder(), 'market.json');
  mkdirSync(`${path}.part`);
  expect(() => writeRecord(path, {})).toThrow(
    expect.objectContaining({ code: 'StoreNotWritable', message: expect.stringContaining(path) as string }),
  );
});
