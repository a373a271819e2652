import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newFolder, writeBars } from './testing/barFiles';
import { callMain } from './testing/callMain';

/** What a program and a person get to see of the same failure. */
async function failureOf(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const json = await callMain([...args, '--json'], { env });
  const plain = await callMain(args, { env });
  const { ok, error } = json.envelope();
  expect({ ok, stderr: json.stderr, stdout: plain.stdout, code: plain.code }).toEqual({
    ...{ ok: false, stderr: '', stdout: '' },
    code: json.code,
  });
  expect(plain.stderr.startsWith(`✗ ${error.code}: ${error.message}\n`)).toBe(true);
  return { ...error, exit: json.code, stderr: plain.stderr };
}

const demo = (...args: string[]) => ['demo', '--report', join(newFolder(), 'r.html'), ...args];

describe('the command line', () => {
  it.each([
    [['demo', '--nonsense'], "unknown option '--nonsense'"],
    [['nonsense'], "unknown command 'nonsense'"],
    [['demo', '--hours', 'two'], 'must be a number above 0'],
    [['demo', '--hours', '1e9'], 'at most 100000'],
    [['demo', '--speed', '0'], 'must be a number above 0'],
    [['run', '--store', 'x', '--speed', '5000'], 'at most 1000'],
    [['run'], "required option '--store <folder>' not specified"],
    [['demo', '--log-level', 'loud'], 'Allowed choices are debug'],
    [['demo', 'BTC-USD'], 'too many arguments'],
  ])('%j is refused with a hint', async (args, message) => {
    const failure = await failureOf(args);
    expect(failure).toMatchObject({ code: 'InvalidUsage', exit: 2 });
    expect(failure.message).toContain(message);
    expect(failure.stderr).toContain('bot <command> --help');
  });

  it('without a command says so', async () => {
    expect(await callMain([])).toMatchObject({ code: 2, stderr: expect.stringContaining('No command was given.') });
    expect((await callMain(['store'])).code).toBe(2);
  });

  it('shows help, examples, exit codes and the version on stdout', async () => {
    expect(await callMain(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Exit codes:') });
    expect(await callMain(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    for (const command of [
      ['demo'],
      ['run'],
      ['status'],
      ['orders'],
      ['positions'],
      ['config', 'show'],
      ['store', 'verify'],
    ]) {
      const { code, stdout, stderr } = await callMain([...command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Examples:\n  `);
      expect(stdout).toContain('--json');
    }
  });
});

describe('the configuration', () => {
  it('of an unknown profile is refused with the nearest name', async () => {
    const failure = await failureOf(demo('--profile', 'canray'));
    expect(failure).toMatchObject({ code: 'UnknownProfile', exit: 2 });
    expect(failure.message).toContain('did you mean "canary"?');
  });

  it('is refused with all wrong values at once', async () => {
    const args = demo('--strategy-short', '0', '--tif', 'NOW', '--symbols', 'btc');
    const failure = await failureOf(args, { BOT_LIMITS__MAX_LEVERAGE: '-1' });
    expect(failure).toMatchObject({ code: 'InvalidConfig', exit: 2 });
    const paths = failure.issues?.map(({ path }) => path).sort();
    expect(paths).toEqual(['instrumentIds.0', 'limits.maxLeverage', 'strategy.shortWindow', 'timeInForce']);
    for (const path of paths ?? []) expect(failure.stderr).toContain(path);
  });

  it('in a file that is missing or no JSON is refused', async () => {
    const file = join(newFolder(), 'bot.json');
    expect(await failureOf(demo('--config', file))).toMatchObject({ code: 'ConfigFileUnreadable', exit: 2 });
    writeFileSync(file, '{"limits": ');
    expect((await failureOf(demo('--config', file))).message).toContain('not JSON');
  });

  it('must name instruments that the market has', async () => {
    const data = writeBars(newFolder());
    const failure = await failureOf(demo('--data', data, '--symbols', 'BTC-USD,ETH-USD'));
    expect(failure).toMatchObject({ code: 'InvalidConfig', issues: [{ path: 'instrumentIds' }] });
    expect(failure.message).toContain('does not hold ETH-USD: it has BTC-USD');
    expect((await failureOf(demo('--symbols', 'BTC-USD-X'))).message).toContain('does not trade BTC-USD-X');
  });
});

describe('recorded data', () => {
  it.each([
    [
      'that is missing',
      'DataFileMissing',
      'cannot be read',
      () => join(newFolder(), 'BTC-USD', '2018-04-04.minute.quotes.csv'),
    ],
    [
      'without rows',
      'DataFileEmpty',
      'has no rows',
      () => writeBars(newFolder(), 'BTC-USD', (lines) => lines.slice(0, 1)),
    ],
    [
      'with other columns',
      'DataFileMalformed',
      'Line 1 of',
      () => writeBars(newFolder(), 'BTC-USD', (lines) => ['a,b', ...lines.slice(1)]),
    ],
    [
      'with a bad line',
      'DataFileMalformed',
      'Line 8 of',
      () => writeBars(newFolder(), 'BTC-USD', (lines) => lines.with(7, 'oh no')),
    ],
    [
      'with a price that is none',
      'DataFileMalformed',
      'Line 3 of',
      () => writeBars(newFolder(), 'BTC-USD', (lines) => lines.with(2, String(lines[2]).replace('7', 'x'))),
    ],
    [
      'of no instrument',
      'DataFileNotRecognised',
      'not the name of an instrument',
      () => writeBars(newFolder(), 'prices'),
    ],
  ])('%s is refused as %s', async (_, code, message, file) => {
    const report = join(newFolder(), 'r.html');
    const failure = await failureOf(['demo', '--data', file(), '--report', report]);
    expect(failure).toMatchObject({ code, exit: 2 });
    expect(failure.message).toContain(message);
    expect(existsSync(report)).toBe(false);
  });
});

describe('what cannot be written', () => {
  it('a report in a folder that is none, or that is missing, or over a folder', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'taken'));
    for (const path of ['file/r.html', 'missing/r.html', 'taken']) {
      const failure = await failureOf(['demo', '--report', join(folder, path)]);
      expect(failure).toMatchObject({ code: 'ReportNotWritable', exit: 2 });
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
  });

  it('a store below a file is refused, and nothing is left behind', async () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const failures = [
      await failureOf(['run', '--store', join(file, 'x')]),
      await failureOf(demo('--store', join(file, 'x'))),
    ];
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'StoreNotWritable', exit: 3 });
      expect(failure.message).toContain('ENOTDIR');
    }
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('a store of a newer version is refused and left as it is', async () => {
    const store = join(newFolder(), 'run');
    await callMain(['demo', '--hours', '0.5', '--store', store, '--report', join(newFolder(), 'r.html')]);
    const database = new DatabaseSync(join(store, 'bot.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    for (const command of ['run', 'status', 'orders', 'positions']) {
      const failure = await failureOf([command, '--store', store]);
      expect(failure).toMatchObject({ code: 'StoreVersionNewer', exit: 3 });
    }
    const verified = await callMain(['store', 'verify', '--store', store, '--json']);
    expect(verified.code).toBe(3);
    expect(verified.envelope()).toMatchObject({ ok: false, error: { code: 'StoreNotOk' } });
  });
});
