import { midPrice, priceOf, ratioBetween, roundToPlaces, toText, type Currency } from '@bot/core';
import { quoteOf } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { uuidOf } from '../ids';
import { textIn } from '../request/query';
import { isFiat } from './accounts';

/** `GET /v2/currencies`: money. */
export const listMoney: Endpoint = (_, view) =>
  answered({
    data: currenciesOf(view)
      .filter(isFiat)
      .map((id) => ({ id, name: id, min_size: '0.01' })),
  });

/** `GET /v2/currencies/crypto`: coins. */
export const listCoins: Endpoint = (_, view) =>
  answered({
    data: currenciesOf(view)
      .filter((currency) => !isFiat(currency))
      .map((code, index) => ({
        asset_id: uuidOf('asset', code),
        code,
        name: code,
        color: '#0433FF',
        sort_index: 100 + index,
        exponent: 8,
        type: 'crypto',
        address_regex: '',
      })),
  });

/** `GET /v2/exchange-rates`: what one unit of a currency is worth in others; only those that are traded against it. */
export const exchangeRates: Endpoint = ({ query }, view) => {
  const currency = textIn(query, 'currency') ?? 'USD';
  const rates = currenciesOf(view).flatMap((other): [string, string][] => {
    const rate = rateOf(view, currency, other);
    return rate === null ? [] : [[other, rate]];
  });
  return answered({ data: { currency, rates: Object.fromEntries(rates) } });
};

/** Of everything that is listed. */
const currenciesOf = ({ instruments }: ApiView): readonly Currency[] => [
  ...new Set(instruments.flatMap(({ baseCurrency, quoteCurrency }) => [quoteCurrency, baseCurrency])),
];

/** Coins of 18 places are more than anybody has. */
const RATE_PLACES = 18;

function rateOf({ state, at }: ApiView, currency: Currency, other: Currency): string | null {
  if (currency === other) return '1';
  const [up, down] = [`${currency}-${other}`, `${other}-${currency}`].map((id) => {
    const market = state.markets.get(id);
    const quote = market === undefined ? null : quoteOf(market, at);
    return quote === null ? null : midPrice(quote.bid, quote.ask);
  });
  if (up) return toText(up);
  return down ? toText(roundToPlaces(ratioBetween(priceOf('1'), down), RATE_PLACES)) : null;
}
