import { complaints } from './packed';

const whole = ['package.json', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];

describe('the contents of a package', () => {
  it('may be sources, what is built from them, and a command', () => {
    expect(
      complaints([
        ...whole,
        'bin/bot.js',
        'LICENSE',
        'dist/money/amount.d.ts.map',
        'src/money/amount.ts',
        'src/report/page/report.css',
      ]),
    ).toEqual([]);
  });

  it('must have an entry, its types and a README', () => {
    expect(complaints(['package.json', 'src/index.ts'])).toEqual([
      'README.md is missing',
      'dist/index.js is missing',
      'dist/index.d.ts is missing',
    ]);
  });

  it('has no tests, no state of the compiler and nothing else', () => {
    const strays = ['src/a.test.ts', 'dist/a.test.js', 'dist/tsconfig.lib.tsbuildinfo', '.env', 'coverage/x.json'];
    expect(complaints([...whole, ...strays])).toEqual(strays.map((file) => `${file} does not belong in it`));
  });
});
