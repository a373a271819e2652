import { changes, complaints, gone, listed } from './packed';

const whole = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];

describe('the contents of a package', () => {
  it('may be sources, what is built from them, a guide and a command', () => {
    expect(
      complaints([
        ...whole,
        'GUIDE.md',
        'bin/bot.js',
        'dist/money/amount.js',
        'dist/money/amount.d.ts.map',
        'src/money/amount.ts',
        'src/report/page/report.css',
      ]),
    ).toEqual([]);
  });

  it('must have an entry, its types and a README', () => {
    expect(complaints(['package.json'])).toEqual([
      'README.md is missing',
      'LICENSE is missing',
      'dist/index.js is missing',
      'dist/index.d.ts is missing',
      'src/index.ts is missing',
    ]);
  });

  it('has no tests, no state of the compiler and nothing else', () => {
    const strays = ['src/a.test.ts', 'dist/a.test.js', 'dist/tsconfig.lib.tsbuildinfo', '.env', 'coverage/x.json'];
    const found = complaints([...whole, ...strays]);
    expect(found.slice(0, strays.length)).toEqual(strays.map((file) => `${file} does not belong in it`));
  });

  it('is built from its sources, all of them and nothing else', () => {
    const torn = [
      'dist/gone.js',
      'dist/vitest/index.d.mts',
      'src/new.ts',
      'src/vitest/index.mts',
      'dist/vitest/index.mjs',
    ];
    expect(complaints([...whole, ...torn])).toEqual([
      'dist/gone.js is built from nothing in src: delete dist, and build with --skip-nx-cache',
      'src/new.ts is not built',
    ]);
  });

  it('is what was committed: the folders of its sources, and every other file', () => {
    const now = listed([...whole, 'src/money/amount.ts', 'src/money/text.ts', 'bin/bot.js']);
    expect(now).toEqual(['LICENSE', 'README.md', 'bin/bot.js', 'package.json', 'src/', 'src/money/']);
    expect(changes(now, now)).toEqual([]);
    expect(changes(now, ['LICENSE', 'README.md', 'old.txt', 'package.json', 'src/', 'src/money/'])).toEqual([
      'bin/bot.js is new in it: if that is meant, npm run packages:check -- --update',
      'old.txt is no longer in it: if that is meant, npm run packages:check -- --update',
    ]);
    expect(changes(['src/'], undefined)).toHaveLength(1);
  });
});

it('a package that is published no more is told', () => {
  expect(gone(['@bot/core', '@bot/new'], ['@bot/cli', '@bot/core'])).toEqual([
    { name: '@bot/cli', problem: expect.stringContaining('it is published no more') as unknown },
  ]);
});
