import { moneyOf, toText, type MarginSummary } from '@bot/core';
import { scriptedWorld } from './testing/scriptedWorld';

/** `buffer`, and the price of each position, to two places. */
const told = ({ liquidationBuffer, liquidationPrices }: MarginSummary): string[] => [
  toText(liquidationBuffer),
  ...liquidationPrices.map(({ price }) => (price === null ? 'never' : Number(toText(price)).toFixed(2))),
];

async function summaryOf(quantity: string, entryPrice: string, cash: string): Promise<MarginSummary | undefined> {
  const { broker, script } = scriptedWorld({ balances: { USD: cash } });
  script.holds('BTC-PERP', { quantity, entryPrice });
  script.quote({ instrumentId: 'BTC-PERP', bid: '49999', ask: '50001' });
  return (await broker.marginSummary())[0];
}

it('a long of 1 from 50,000 at 50,000 with a cash of 8,000 has a buffer of 5,500', async () => {
  const summary = await summaryOf('1', '50000', '8000');
  expect(summary).toMatchObject({
    currency: 'USD',
    equity: moneyOf('8000'),
    initialMargin: moneyOf('5000'),
    maintenanceMargin: moneyOf('2500'),
  });
  // 8,000 − 50,000 + p × 0.95 = 0
  expect(summary && told(summary)).toEqual(['5500', '44210.53']);
});

it.each([
  // 8,000 + 50,000 − p × 1.05 = 0
  ['a short is liquidated above', '-1', '50000', '8000', ['5500', '55238.10']],
  ['a loss counts', '1', '51000', '8000', ['4500', '45263.16']],
  ['a long with more cash than it cost never is', '1', '50000', '60000', ['57500', 'never']],
  ['nothing held, nothing needed', '0', '50000', '8000', ['8000']],
])('%s', async (_, quantity, entry, cash, expected) => {
  const summary = await summaryOf(quantity, entry, cash);
  expect(summary && told(summary)).toEqual(expected);
});
