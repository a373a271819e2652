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

const QUOTES = ['USD', 'USDC'];

/** Coins are positions, each in one product, however many trade them. Worked example: 0.5 BTC → 0.5 of BTC-USD. */
export function spotPositionsFrom(
  balances: readonly Balance[],
  instruments: readonly Instrument[],
  named: readonly InstrumentId[],
): readonly VenuePosition[] {
  const spot = instruments.filter(({ kind }) => kind === 'Spot');
  return balances.flatMap(({ currency, total }): VenuePosition[] => {
    const instrument = isZero(total) ? undefined : instrumentOf(currency, spot, named);
    if (instrument === undefined) return [];
    const { instrumentId } = instrument;
    // The venue knows what was paid for coins only in reports for people.
    return [{ instrumentId, netQuantity: quantityOf(toText(total)), averageEntryPrice: null }];
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
