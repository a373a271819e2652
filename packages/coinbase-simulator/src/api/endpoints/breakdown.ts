import {
  absolute,
  asMoney,
  isNegative,
  notionalFor,
  quantityOf,
  subtract,
  sum,
  toChartNumber,
  toText,
  zeroMoney,
  type AnyAmount,
  type Balance,
  type JsonObject,
  type Money,
} from '@bot/core';
import { balancesOf, positionsOf, quoteOf } from '@bot/broker-mock';
import { amountJson, pairJson } from '../amounts';
import type { ApiView } from '../apiView';
import { hasPerpetuals, leverageOf, perpetualPositions, type PerpetualPosition } from '../perpetuals';
import { isFiat, walletId } from './accounts';

/** The currency in which a portfolio is valued. */
const NATIVE = 'USD';

/** What a portfolio is made of. Numbers of spot are JSON numbers here, and only here. */
export function breakdownJson(portfolio: JsonObject, view: ApiView): JsonObject {
  const isInternational = view.switches.perpetualVenue === 'INTX';
  const perpetuals = hasPerpetuals(view) ? perpetualPositions(view) : [];
  const spot = balancesOf(view.state, view.accountId).map((balance) => ({ balance, value: valueOf(balance, view) }));
  const gains = sum(
    perpetuals.map(({ unrealizedPnl }) => unrealizedPnl),
    zeroMoney,
  );
  const total = sum(
    spot.map(({ value }) => value),
    gains,
  );
  const cash = sum(
    spot.filter(({ balance }) => isFiat(balance.currency)).map(({ value }) => value),
    zeroMoney,
  );
  const inNative = (amount: Money): JsonObject => amountJson(amount, NATIVE);
  return {
    portfolio,
    portfolio_balances: {
      total_balance: inNative(total),
      total_futures_balance: inNative(isInternational ? zeroMoney : gains),
      total_cash_equivalent_balance: inNative(cash),
      total_crypto_balance: inNative(subtract(subtract(total, cash), gains)),
      futures_unrealized_pnl: inNative(isInternational ? zeroMoney : gains),
      perp_unrealized_pnl: inNative(isInternational ? gains : zeroMoney),
    },
    spot_positions: spot.map(({ balance, value }) => spotJson(balance, value, view)),
    perp_positions: isInternational ? perpetuals.map(perpetualJson) : [],
    futures_positions: isInternational ? [] : perpetuals.map(futureJson),
  };
}

/** What its market against dollars would pay for it; nothing where there is none. */
function valueOf({ currency, total }: Balance, { state, at }: ApiView): Money {
  if (currency === NATIVE) return total;
  const market = state.markets.get(`${currency}-${NATIVE}`);
  const quote = market === undefined ? null : quoteOf(market, at);
  if (quote === null) return zeroMoney;
  return asMoney(notionalFor(quote.bid, quantityOf(toText(total))));
}

function spotJson({ currency, total, available }: Balance, value: Money, view: ApiView): JsonObject {
  return {
    asset: currency,
    account_uuid: walletId(view, currency),
    total_balance_fiat: toChartNumber(value),
    total_balance_crypto: toChartNumber(total),
    available_to_trade_fiat: isFiat(currency) ? toChartNumber(available) : 0,
    available_to_trade_crypto: toChartNumber(available),
    allocation: 0,
    cost_basis: amountJson(zeroMoney, NATIVE),
    asset_img_url: '',
    is_cash: isFiat(currency),
    average_entry_price: amountJson(entryPriceOf(currency, view), NATIVE),
    account_type: isFiat(currency) ? 'ACCOUNT_TYPE_FIAT' : 'ACCOUNT_TYPE_CRYPTO',
  };
}

/** What one coin has cost on average; nothing where that is not known. */
function entryPriceOf(currency: string, { state, accountId }: ApiView): AnyAmount {
  const position = positionsOf(state, accountId).find(({ instrumentId }) => instrumentId === `${currency}-${NATIVE}`);
  return position?.averageEntryPrice ?? zeroMoney;
}

const sideOf = ({ netQuantity }: PerpetualPosition): string =>
  isNegative(netQuantity) ? 'FUTURES_POSITION_SIDE_SHORT' : 'FUTURES_POSITION_SIDE_LONG';

const perpetualJson = (position: PerpetualPosition): JsonObject => ({
  product_id: position.instrumentId,
  symbol: position.instrumentId,
  vwap: pairJson(position.entryPrice, position.currency),
  position_side: sideOf(position),
  net_size: toText(position.netQuantity),
  buy_order_size: toText(position.buying),
  sell_order_size: toText(position.selling),
  leverage: toText(leverageOf(position)),
  im_notional: pairJson(position.initialMargin, position.currency),
  mm_notional: pairJson(position.maintenanceMargin, position.currency),
  unrealized_pnl: pairJson(position.unrealizedPnl, position.currency),
  mark_price: pairJson(position.markPrice, position.currency),
  position_notional: pairJson(position.notional, position.currency),
  margin_type: 'MARGIN_TYPE_CROSS',
});

const futureJson = (position: PerpetualPosition): JsonObject => ({
  product_id: position.instrumentId,
  contract_size: toText(position.market.listing.instrument.contractSize),
  side: sideOf(position),
  amount: toText(absolute(position.netQuantity)),
  avg_entry_price: toText(position.entryPrice),
  current_price: toText(position.markPrice),
  unrealized_pnl: toText(position.unrealizedPnl),
  notional_value: toText(position.notional),
  underlying_asset: position.market.listing.instrument.baseCurrency,
  venue: 'cde',
});
