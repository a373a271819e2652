import {
  isNegative,
  isZero,
  ratioBetween,
  roundToPlaces,
  sum,
  toText,
  zeroMoney,
  zeroNotional,
  type AnyAmount,
  type JsonObject,
  type MarginSummary,
  type Money,
} from '@bot/core';
import { balancesOf, marginsOf } from '@bot/broker-mock';
import { amountJson } from '../amounts';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { uuidOf } from '../ids';
import { hasPerpetuals, leverageOf, perpetualPositions, type PerpetualPosition } from '../perpetuals';
import { foreignPortfolio, notFound } from '../problems';
import type { ApiRequest } from '../request/apiRequest';

/** `GET /intx/portfolio/{portfolio_uuid}`: how the account stands, one entry for each currency. */
export const intxPortfolio: Endpoint = (request, view) => {
  requirePortfolio(request, view);
  const positions = perpetualPositions(view);
  const margins = marginsOf(view.state, view.accountId, view.at);
  const [first] = margins;
  const currency = String(first?.currency);
  const gains = gainOf(positions);
  const equity = sum(
    margins.map((margin) => margin.equity),
    zeroMoney,
  );
  return answered({
    portfolios: margins.map((margin) => portfolioJson(margin, positions, view)),
    summary: {
      unrealized_pnl: amountJson(gains, currency),
      buying_power: amountJson(equity, currency),
      total_balance: amountJson(equity, currency),
      max_withdrawal_amount: amountJson(zeroMoney, currency),
    },
  });
};

/** `GET /intx/positions/{portfolio_uuid}` */
export const intxPositions: Endpoint = (request, view) => {
  requirePortfolio(request, view);
  const positions = perpetualPositions(view);
  const [first] = positions;
  return answered({
    positions: positions.map((position) => positionJson(position, view)),
    summary: { aggregated_pnl: amountJson(gainOf(positions), first?.currency ?? 'USDC') },
  });
};

/** `GET /intx/positions/{portfolio_uuid}/{symbol}` */
export const intxPosition: Endpoint = (request, view) => {
  requirePortfolio(request, view);
  const position = perpetualPositions(view).find(({ instrumentId }) => instrumentId === request.path['symbol']);
  if (position === undefined) throw notFound('position');
  return answered({ position: positionJson(position, view) });
};

/** `GET /intx/balances/{portfolio_uuid}` */
export const intxBalances: Endpoint = (request, view) => {
  requirePortfolio(request, view);
  return answered({
    portfolio_balances: [
      {
        portfolio_uuid: view.perpetualsPortfolioId,
        balances: balancesOf(view.state, view.accountId).map(({ currency, total, hold }) => ({
          asset: { asset_id: currency, asset_uuid: uuidOf('asset', currency), asset_name: currency, status: 'ACTIVE' },
          quantity: toText(total),
          hold: toText(hold),
        })),
        is_margin_limit_reached: false,
      },
    ],
  });
};

/** @throws ApiProblem 403 for any but one's own, and where there are no international perpetuals */
function requirePortfolio({ path }: ApiRequest, view: ApiView): void {
  const isOwn = path['portfolio_uuid'] === view.perpetualsPortfolioId;
  if (!isOwn || !hasPerpetuals(view) || view.switches.perpetualVenue !== 'INTX') throw foreignPortfolio();
}

const gainOf = (positions: readonly PerpetualPosition[]): Money =>
  sum(
    positions.map(({ unrealizedPnl }) => unrealizedPnl),
    zeroMoney,
  );

function portfolioJson(
  { currency, equity, initialMargin, maintenanceMargin, liquidationBuffer }: MarginSummary,
  all: readonly PerpetualPosition[],
  view: ApiView,
): JsonObject {
  const positions = all.filter((position) => position.currency === currency);
  const notional = sum(
    positions.map((position) => position.notional),
    zeroNotional,
  );
  const share = (part: Money): string =>
    isZero(notional) ? '0' : toText(roundToPlaces(ratioBetween<AnyAmount>(part, notional), 8));
  return {
    portfolio_uuid: view.perpetualsPortfolioId,
    collateral: toText(equity),
    position_notional: toText(notional),
    open_position_notional: toText(notional),
    ...{ pending_fees: '0', borrow: '0', accrued_interest: '0', rolling_debt: '0' },
    portfolio_initial_margin: share(initialMargin),
    portfolio_im_notional: amountJson(initialMargin, currency),
    portfolio_maintenance_margin: share(maintenanceMargin),
    portfolio_mm_notional: amountJson(maintenanceMargin, currency),
    liquidation_percentage: '',
    liquidation_buffer: toText(liquidationBuffer),
    margin_type: 'MARGIN_TYPE_CROSS',
    margin_flags: 'PORTFOLIO_MARGIN_FLAGS_UNSPECIFIED',
    liquidation_status: isNegative(liquidationBuffer)
      ? 'PORTFOLIO_LIQUIDATION_STATUS_AUTO_LIQUIDATING'
      : 'PORTFOLIO_LIQUIDATION_STATUS_NOT_LIQUIDATING',
    unrealized_pnl: amountJson(gainOf(positions), currency),
    total_balance: amountJson(equity, currency),
  };
}

function positionJson(position: PerpetualPosition, view: ApiView): JsonObject {
  const { instrumentId, currency, netQuantity, entryPrice, liquidationPrice } = position;
  const amount = (value: AnyAmount): JsonObject => amountJson(value, currency);
  return {
    // The product has another name here: what it is called elsewhere stands in `symbol`.
    product_id: uuidOf('product', instrumentId).slice(0, 12),
    product_uuid: uuidOf('product', instrumentId),
    portfolio_uuid: view.perpetualsPortfolioId,
    symbol: instrumentId,
    vwap: amount(entryPrice),
    entry_vwap: amount(entryPrice),
    position_side: isNegative(netQuantity) ? 'POSITION_SIDE_SHORT' : 'POSITION_SIDE_LONG',
    margin_type: 'MARGIN_TYPE_CROSS',
    net_size: toText(netQuantity),
    buy_order_size: toText(position.buying),
    sell_order_size: toText(position.selling),
    unrealized_pnl: amount(position.unrealizedPnl),
    mark_price: amount(position.markPrice),
    liquidation_price: amount(liquidationPrice ?? zeroMoney),
    leverage: toText(leverageOf(position)),
    im_notional: amount(position.initialMargin),
    mm_notional: amount(position.maintenanceMargin),
    position_notional: amount(position.notional),
    aggregated_pnl: amount(position.unrealizedPnl),
  };
}
