import { createColors } from 'picocolors';
import { sampleResult } from '../testing/sampleResult';
import { badgeText, denialText, summaryText } from './summaryText';

const plain = createColors(false);

it('shows figures, positions, checks and violations', () => {
  const { traceHash: _, ...result } = sampleResult({
    ...{ denials: { StaleMark: 2, MaxTradeValue: 1 }, violations: ['INV-01 the balance'] },
    checks: { cashConserved: false, positionsMatchFills: true, venueMatchesBot: true },
    positions: [
      {
        ...{ instrumentId: 'BTC-USD', netQuantity: '0.02', averageEntryPrice: '48000', markPrice: null },
        ...{ unrealizedPnl: '40', realizedPnl: '0', fees: '12' },
      },
    ],
  });
  const text = summaryText(result, plain);
  expect(text).toContain('Denials         3 (StaleMark 2, MaxTradeValue 1)');
  expect(text).toMatch(/BTC-USD +0\.02 +48,000\.00 +– +\+40\.00 +0\.00 +12\.00/);
  expect(text).toMatch(/✗ cashConserved .*\n✓ positionsMatchFills .*\n✓ venueMatchesBot .*\n {2}INV-01 the balance$/);
  expect(text).not.toContain('Trace hash');
  expect(summaryText(sampleResult(), plain)).toContain('Trace hash      abc');
});

it('names the profile beside the mode unless it is the same word', () => {
  expect([badgeText('PAPER', 'demo'), badgeText('PAPER', 'paper')]).toEqual(['PAPER · DEMO', 'PAPER']);
  expect(denialText({})).toBe('0');
});
