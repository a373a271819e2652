import {
  absolute,
  isNegative,
  isZero,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  subtract,
  sum,
  toText,
  zeroMoney,
  type JsonObject,
  type MarginSummary,
  type Money,
} from '@bot/core';
import { availableOf, accountOf, marginsOf } from '@bot/broker-mock';
import { amountJson, moneyOfUnits } from '../amounts';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { hasPerpetuals, perpetualPositions, type PerpetualPosition } from '../perpetuals';
import { notFound } from '../problems';

/** `GET /cfm/balance_summary`: how the account stands with US futures; null where it has none. */
export const cfmBalanceSummary: Endpoint = (_, view) => {
  const [margin] = isUsFutures(view) ? marginsOf(view.state, view.accountId, view.at) : [];
  return answered({ balance_summary: margin === undefined ? null : summaryJson(margin, view) });
};

/** `GET /cfm/positions` */
export const cfmPositions: Endpoint = (_, view) => answered({ positions: futuresOf(view).map(positionJson) });

/** `GET /cfm/positions/{product_id}` */
export const cfmPosition: Endpoint = ({ path }, view) => {
  const position = futuresOf(view).find(({ instrumentId }) => instrumentId === path['product_id']);
  if (position === undefined) throw notFound('position');
  return answered({ position: positionJson(position) });
};

/** `GET /cfm/sweeps`: money never moves between accounts here. */
export const cfmSweeps: Endpoint = () => answered({ sweeps: [] });

/** `GET /cfm/intraday/margin_setting` */
export const cfmMarginSetting: Endpoint = () => answered({ setting: 'INTRADAY_MARGIN_SETTING_STANDARD' });

/** `GET /cfm/intraday/current_margin_window` */
export const cfmMarginWindow: Endpoint = () =>
  answered({
    margin_window: { margin_window_type: 'MARGIN_WINDOW_TYPE_INTRADAY', end_time: '' },
    is_intraday_margin_killswitch_enabled: false,
    is_intraday_margin_enrollment_killswitch_enabled: false,
  });

const isUsFutures = (view: ApiView): boolean => hasPerpetuals(view) && view.switches.perpetualVenue === 'FCM';

const futuresOf = (view: ApiView): readonly PerpetualPosition[] => (isUsFutures(view) ? perpetualPositions(view) : []);

function summaryJson(margin: MarginSummary, view: ApiView): JsonObject {
  const { currency, equity, initialMargin, maintenanceMargin, liquidationBuffer } = margin;
  const amount = (value: Money): JsonObject => amountJson(value, currency);
  const free = subtract(equity, initialMargin);
  const cash = moneyOfUnits(availableOf(accountOf(view.state, view.accountId), currency));
  const gains = sum(
    futuresOf(view).map(({ unrealizedPnl }) => unrealizedPnl),
    zeroMoney,
  );
  const percentage = isZero(maintenanceMargin) ? ratioOf('1000') : ratioBetween(equity, maintenanceMargin);
  const measure = {
    margin_level: isNegative(liquidationBuffer) ? 'MARGIN_LEVEL_TYPE_LIQUIDATION' : 'MARGIN_LEVEL_TYPE_BASE',
    initial_margin: toText(initialMargin),
    maintenance_margin: toText(maintenanceMargin),
    liquidation_buffer: toText(liquidationBuffer),
    total_hold: '0',
    futures_buying_power: toText(free),
  };
  return {
    futures_buying_power: amount(free),
    total_usd_balance: amount(equity),
    cbi_usd_balance: amount(cash),
    cfm_usd_balance: amount(zeroMoney),
    total_open_orders_hold_amount: amount(zeroMoney),
    unrealized_pnl: amount(gains),
    daily_realized_pnl: amount(zeroMoney),
    initial_margin: amount(initialMargin),
    available_margin: amount(free),
    liquidation_threshold: amount(maintenanceMargin),
    liquidation_buffer_amount: amount(liquidationBuffer),
    liquidation_buffer_percentage: toText(roundToPlaces(scale(percentage, ratioOf('100')), 0)),
    intraday_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_INTRADAY', ...measure },
    overnight_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_OVERNIGHT', ...measure },
  };
}

const positionJson = (position: PerpetualPosition): JsonObject => ({
  product_id: position.instrumentId,
  expiration_time: '2030-12-20T16:00:00Z',
  side: isNegative(position.netQuantity) ? 'SHORT' : 'LONG',
  number_of_contracts: toText(absolute(position.netQuantity)),
  current_price: toText(position.markPrice),
  avg_entry_price: toText(position.entryPrice),
  unrealized_pnl: toText(position.unrealizedPnl),
  daily_realized_pnl: '0',
});
