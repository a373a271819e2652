import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchHere } from './searchHere';
import { watched } from './watched';

const head =
  "const { parentPort, workerData } = require('node:worker_threads'); const { progress, from } = workerData;";
const quick = { everyMs: 5, mostMs: 200 };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function script(text: string): string {
  const path = join(folder, 'search.js');
  writeFileSync(path, `${head}${text}`);
  return path;
}

it('tells what the thread has found, and how far it is', async () => {
  const told: number[] = [];
  const path = script(
    'progress[0] = from; const found = { number: 7, what: "a frame", problem: "misread", bytes: [Buffer.from("x")] };' +
      'parentPort.postMessage(found);',
  );
  const options = { seed: 'x', runs: 1, from: 7, onCase: (number: number) => void told.push(number) };
  expect(await watched(path, options)).toEqual({
    ...{ number: 7, what: 'a frame', problem: 'misread', bytes: [Buffer.from('x')] },
  });
  expect(told[0]).toBe(7);
});

it('finds a loop that never gives the processor back', async () => {
  const found = await watched(script('progress[0] = 41; for (;;);'), { seed: 'x', runs: 1, from: 41 }, quick);
  expect(found).toMatchObject({ number: 41, problem: 'hung for 200 ms' });
});

it.each([
  ['throws', 'throw new Error("broken")', 'broken'],
  ['ends', 'process.exit(3)', 'ended with 3'],
])('says when the thread %s', async (_how, text, problem) => {
  await expect(watched(script(text), { seed: 'x', runs: 1, from: 0 })).rejects.toThrow(problem);
});

it('finds nothing where there is nothing', async () => {
  expect(await watched(script('parentPort.postMessage(null);'), { seed: 'x', runs: 1, from: 0 })).toBeNull();
});

it('searches for itself', async () => {
  const progress = new Float64Array(new SharedArrayBuffer(16));
  expect(await searchHere({ seed: 'x', runs: 1, from: 3, progress })).toBeNull();
  expect([...progress]).toEqual([3, 0]);
});

it('writes where the search is', async () => {
  const progress = new Float64Array(new SharedArrayBuffer(16));
  const seen = await searchHere({ seed: 'x', runs: 3, from: 0, progress }, async ({ from, onCase }) => {
    onCase?.(Number(from) + 5, 2);
    return null;
  });
  expect([seen, ...progress]).toEqual([null, 5, 2]);
});
