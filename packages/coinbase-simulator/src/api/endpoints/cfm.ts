import { absolute, isNegative, toText, zeroMoney, type JsonObject, type Money } from '@bot/core';
import { amountJson } from '../amounts';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { futuresBalanceOf } from '../futuresBalance';
import { hasPerpetuals, perpetualPositions, type PerpetualPosition } from '../perpetuals';
import { notFound } from '../problems';

/** `GET /cfm/balance_summary`: how the account stands with US futures; null where it has none. */
export const cfmBalanceSummary: Endpoint = (_, view) => {
  return answered({ balance_summary: isUsFutures(view) ? summaryJson(view) : null });
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

function summaryJson({ state, accountId, at }: ApiView): JsonObject {
  const balance = futuresBalanceOf(state, accountId, at);
  const amount = (value: Money): JsonObject => amountJson(value, 'USD');
  const measure = {
    margin_level: balance.marginLevel,
    initial_margin: toText(balance.initialMargin),
    maintenance_margin: toText(balance.maintenanceMargin),
    liquidation_buffer: toText(balance.buffer),
    total_hold: toText(balance.hold),
    futures_buying_power: toText(balance.buyingPower),
  };
  return {
    futures_buying_power: amount(balance.buyingPower),
    total_usd_balance: amount(balance.cash),
    cbi_usd_balance: amount(balance.cash),
    cfm_usd_balance: amount(zeroMoney),
    total_open_orders_hold_amount: amount(balance.hold),
    unrealized_pnl: amount(balance.unrealizedPnl),
    daily_realized_pnl: amount(zeroMoney),
    initial_margin: amount(balance.initialMargin),
    available_margin: amount(balance.availableMargin),
    liquidation_threshold: amount(balance.maintenanceMargin),
    liquidation_buffer_amount: amount(balance.buffer),
    liquidation_buffer_percentage: balance.bufferPercent,
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
