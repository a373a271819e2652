import {
  isZero,
  quantityOf,
  toText,
  type Balance,
  type Currency,
  type Instrument,
  type InstrumentId,
  type Price,
  type VenuePosition,
} from '@bot/core';

const QUOTES = ['USD', 'USDC'];

/**
 * Coins are positions, each in one product, however many trade them. Worked example: 0.5 BTC → 0.5 of BTC-USD.
 * @param entries what one coin of a currency has cost on average, where the venue knows it
 */
export function spotPositionsFrom(
  balances: readonly Balance[],
  instruments: readonly Instrument[],
  named: readonly InstrumentId[],
  entries: ReadonlyMap<Currency, Price> = new Map(),
): readonly VenuePosition[] {
  const spot = instruments.filter(({ kind }) => kind === 'Spot');
  return balances.flatMap(({ currency, total }): VenuePosition[] => {
    const instrument = isZero(total) ? undefined : instrumentOf(currency, spot, named);
    if (instrument === undefined) return [];
    const { instrumentId } = instrument;
    const averageEntryPrice = entries.get(currency) ?? null;
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
