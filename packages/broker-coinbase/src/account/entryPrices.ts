import { isBrokerError, isPositive, type Currency, type Price } from '@bot/core';
import { getPortfolioBreakdown, type WireBreakdown } from '../endpoints/getPortfolioBreakdown';
import { valueOf } from '../endpoints/wireParts';
import { priceOrNull } from '../mapping/decimals';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

/**
 * What one coin of each currency has cost on average, from the report of a portfolio. Keys that may view and trade were refused it:
 * then it is not known. @throws BrokerError
 */
export async function entryPrices(rest: RestClient, portfolioId: string | null): Promise<ReadonlyMap<Currency, Price>> {
  if (portfolioId === null) return new Map();
  try {
    const breakdown = await getPortfolioBreakdown(rest, portfolioId);
    return reading('positions', () => entriesOf(breakdown));
  } catch (error) {
    if (isBrokerError(error, 'PermissionDenied') || isBrokerError(error, 'NotFound')) return new Map();
    throw error;
  }
}

function entriesOf({ spot_positions }: WireBreakdown): ReadonlyMap<Currency, Price> {
  const entries = new Map<Currency, Price>();
  for (const { asset, average_entry_price } of spot_positions ?? []) {
    const price = priceOrNull(valueOf(average_entry_price), 'average_entry_price');
    if (price !== null && isPositive(price)) entries.set(asset, price);
  }
  return entries;
}
