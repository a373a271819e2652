import { table } from './table';

const explanations = [
  { suite: 'broker-port', runs: false, path: [] },
  { suite: 'trading-lifecycle', runs: true, path: ['packages/core/src/a.ts', '@bot/core', 'trading-lifecycle'] },
];

describe('table', () => {
  it('aligns the names, and drops the scope', () => {
    expect(table(explanations, { colors: false })).toBe(
      [
        'broker-port        skipped',
        'trading-lifecycle  RUN      packages/core/src/a.ts → core → trading-lifecycle',
      ].join('\n'),
    );
  });

  it('is coloured when asked', () => {
    expect(table(explanations, { colors: true })).toContain('\u001b[32mRUN');
  });
});
