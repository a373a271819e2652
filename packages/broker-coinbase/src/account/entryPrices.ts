import { isBrokerError, isPositive, type Currency, type Price } from '@bot/core';
import { getPortfolioBreakdown, type WireBreakdown } from '../endpoints/getPortfolioBreakdown';
import { priceOrNull } from '../mapping/decimals';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

/** What one coin has cost on average, in some currency. */
export interface EntryPrice {
  readonly price: Price;
  readonly currency: Currency;
}

/**
 * By coin, from the report of a portfolio. Keys that may view and trade were refused it: then it is not known. @throws BrokerError
 */
export async function entryPrices(
  rest: RestClient,
  portfolioId: string | null,
): Promise<ReadonlyMap<Currency, EntryPrice>> {
  if (portfolioId === null) return new Map();
  try {
    const breakdown = await getPortfolioBreakdown(rest, portfolioId);
    return reading('positions', () => entriesOf(breakdown));
  } catch (error) {
    if (isBrokerError(error, 'PermissionDenied') || isBrokerError(error, 'NotFound')) return new Map();
    throw error;
  }
}

/** A price without its currency is none. */
function entriesOf({ spot_positions }: WireBreakdown): ReadonlyMap<Currency, EntryPrice> {
  const entries = new Map<Currency, EntryPrice>();
  for (const { asset, average_entry_price: average } of spot_positions ?? []) {
    if (typeof average !== 'object' || !average?.currency) continue;
    const price = priceOrNull(average.value, 'average_entry_price');
    if (price !== null && isPositive(price)) entries.set(asset, { price, currency: average.currency });
  }
  return entries;
}
