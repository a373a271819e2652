// #region example
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Writable } from 'node:stream';
import { main, processSurroundings } from '@bot/cli';

test('two hours of a seeded market, and the books are right', async () => {
  const report = join(tmpdir(), `report-${process.pid}.html`);
  const lines: string[] = [];
  const stdout = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });

  const args = ['demo', '--seed', '7', '--hours', '2', '--report', report, '--json'];
  const code = await main(args, { ...processSurroundings(), stdout });
  rmSync(report); // a page for people

  const { data } = JSON.parse(lines.join('')); // exactly one line: { ok, data } or { ok, error }
  expect(code).toBe(0);
  expect(data.checks).toEqual({ cashConserved: true, positionsMatchFills: true, venueMatchesBot: true });
});
// #endregion
