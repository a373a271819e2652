import type { NaiveCommand } from '../runNaive';

const UNIT = 10n ** 18n;
const amount = (thousandths: number): bigint => (BigInt(thousandths) * UNIT) / 1000n;

/** Six people: two who can pay for anything, two with little margin, one with little of all, one with next to nothing. */
export const people = ['ann', 'ben', 'cal', 'dee', 'eve', 'fay'] as const;

/** In thousandths of a unit. */
const purses: Record<(typeof people)[number], Readonly<Record<'USD' | 'X' | 'Y', number>>> = {
  ann: { USD: 100_000, X: 100_000, Y: 100_000 },
  ben: { USD: 5_000, X: 1_000, Y: 1_000 },
  cal: { USD: 20, X: 30, Y: 0 },
  dee: { USD: 12, X: 0, Y: 30 },
  eve: { USD: 30, X: 40, Y: 40 },
  fay: { USD: 0, X: 20, Y: 1 },
};

/** What everybody begins with. */
export const opening: readonly NaiveCommand[] = [
  ...people.flatMap((accountId) =>
    Object.entries(purses[accountId]).map(([currency, thousandths]): NaiveCommand => {
      return { type: 'Deposit', at: 0, accountId, currency, units: amount(thousandths) };
    }),
  ),
  // Enough for a few of the smallest trades.
  { type: 'Deposit', at: 0, accountId: 'fay', currency: 'USD', units: 3_000_000n },
  { type: 'SeedPosition', at: 0, accountId: 'cal', instrumentId: 'X-PERP', lots: 20, entryTicks: 100 },
  { type: 'SeedPosition', at: 0, accountId: 'dee', instrumentId: 'Y-PERP', lots: -7, entryTicks: 101 },
  { type: 'SeedPosition', at: 0, accountId: 'eve', instrumentId: 'X-USD', lots: 9, entryTicks: 100 },
];
