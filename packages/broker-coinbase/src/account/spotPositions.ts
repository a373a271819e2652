import {
  isZero,
  quantityOf,
  toText,
  type Balance,
  type Currency,
  type Instrument,
  type InstrumentId,
  type VenuePosition,
} from '@bot/core';
import type { EntryPrice } from './entryPrices';

const QUOTES = ['USD', 'USDC'];

/**
 * Coins are positions, each in one product, however many trade them. Worked example: 0.5 BTC → 0.5 of BTC-USD.
 * @param entries what coins have cost, where the venue knows it; in another currency than the product's it says nothing
 */
export function spotPositionsFrom(
  balances: readonly Balance[],
  instruments: readonly Instrument[],
  named: readonly InstrumentId[],
  entries: ReadonlyMap<Currency, EntryPrice>,
): readonly VenuePosition[] {
  const spot = instruments.filter(({ kind }) => kind === 'Spot');
  return balances.flatMap(({ currency, total }): VenuePosition[] => {
    const instrument = isZero(total) ? undefined : instrumentOf(currency, spot, named);
    if (instrument === undefined) return [];
    const { instrumentId, quoteCurrency } = instrument;
    const entry = entries.get(currency);
    const averageEntryPrice = entry?.currency === quoteCurrency ? entry.price : null;
    return [{ instrumentId, netQuantity: quantityOf(toText(total)), averageEntryPrice }];
  });
}

/** A currency that no product has as its base is cash. */
function instrumentOf(
  currency: Currency,
  spot: readonly Instrument[],
  named: readonly InstrumentId[],
): Instrument | undefined {
  const candidates = spot.filter(({ baseCurrency }) => baseCurrency === currency);
  const byQuote = QUOTES.map((quote) => candidates.find(({ quoteCurrency }) => quoteCurrency === quote));
  return (
    candidates.find(({ instrumentId }) => named.includes(instrumentId)) ?? byQuote.find((each) => each !== undefined)
  );
}
