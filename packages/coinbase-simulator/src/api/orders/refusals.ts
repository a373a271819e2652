import type { JsonObject, RejectReason } from '@bot/core';
import type { NewOrderFailureReason, PreviewFailureReason } from './failureReasons';

/** Why an order is refused, in the three fields that say so. */
export interface WireRefusal {
  readonly error: NewOrderFailureReason;
  readonly preview: PreviewFailureReason;
  readonly message: string;
}

/** null: the words of the venue. */
type Row = readonly [error: NewOrderFailureReason, preview: PreviewFailureReason, message: string | null];

const UNKNOWN = 'UNKNOWN_FAILURE_REASON';
const UNKNOWN_PREVIEW = 'UNKNOWN_PREVIEW_FAILURE_REASON';
const REJECTED = 'COMMANDER_REJECTED_NEW_ORDER';
const DISABLED = 'ORDER_ENTRY_DISABLED';
const WRONG_STATE = 'PREVIEW_NOT_ALLOWED_BY_MARKET_STATE';

/**
 * What each reason of the venue is on the wire. Of reasons that stand for several, the one of the base size and of a stop above the
 * last trade stand here; `refusalOf` finds the others. What only ends an order that was accepted is here for completeness.
 */
const wireRefusals = {
  InsufficientFunds: ['INSUFFICIENT_FUND', 'PREVIEW_INSUFFICIENT_FUND', 'Insufficient balance in source account'],
  InvalidPrecision: ['INVALID_SIZE_PRECISION', 'PREVIEW_INVALID_SIZE_PRECISION', 'Too many decimals in order amount'],
  BelowMinimumSize: [UNKNOWN, 'PREVIEW_INVALID_BASE_SIZE_TOO_SMALL', ''],
  AboveMaximumSize: [UNKNOWN, 'PREVIEW_INVALID_BASE_SIZE_TOO_LARGE', ''],
  PostOnlyWouldCross: ['INVALID_LIMIT_PRICE_POST_ONLY', 'PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY', 'Invalid limit price'],
  ReduceOnlyWouldIncrease: [REJECTED, 'PREVIEW_CLOSE_ONLY_FAILURE', null],
  NoLiquidity: ['INVALID_NO_LIQUIDITY', 'PREVIEW_INVALID_NO_LIQUIDITY', ''],
  UnknownInstrument: ['INVALID_PRODUCT_ID', 'PREVIEW_INVALID_PRODUCT_ID', 'valid product_id is required'],
  UnsupportedOrder: ['UNSUPPORTED_ORDER_CONFIGURATION', 'PREVIEW_INVALID_ORDER_CONFIG', null],
  ProductDisabled: ['UNTRADABLE_PRODUCT', 'PREVIEW_UNTRADABLE_PRODUCT', null],
  CancelOnly: [DISABLED, WRONG_STATE, 'Orderbook is in cancel only mode'],
  LimitOnly: [DISABLED, WRONG_STATE, 'Orderbook is in limit only mode'],
  PostOnlyMode: [DISABLED, WRONG_STATE, 'Orderbook is in post only mode'],
  Auction: [DISABLED, WRONG_STATE, 'Orderbook is in auction mode'],
  PriceOutOfBand: ['LIMIT_PRICE_TOO_FAR_FROM_MARKET', 'PREVIEW_LIMIT_PRICE_TOO_FAR_FROM_MARKET', null],
  InvalidStopPrice: [UNKNOWN, 'PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE', ''],
  InvalidExpiry: ['INVALID_REQUEST', 'PREVIEW_INVALID_END_TIME', null],
  InvalidLeverage: ['INVALID_LEVERAGE', 'PREVIEW_INVALID_LEVERAGE', null],
  TooManyOpenOrders: [REJECTED, UNKNOWN_PREVIEW, 'TOO_MANY_OPEN_ORDERS'],
  NotPermitted: ['INELIGIBLE_PAIR', UNKNOWN_PREVIEW, null],
  InLiquidation: ['IN_LIQUIDATION', 'PREVIEW_IN_LIQUIDATION', null],
  SelfTrade: [REJECTED, UNKNOWN_PREVIEW, null],
  Expired: [REJECTED, UNKNOWN_PREVIEW, null],
  Liquidated: [REJECTED, UNKNOWN_PREVIEW, null],
  VenueRestarted: [REJECTED, UNKNOWN_PREVIEW, null],
  CanceledByUser: [REJECTED, UNKNOWN_PREVIEW, null],
  Other: [UNKNOWN, UNKNOWN_PREVIEW, null],
} as const satisfies Record<RejectReason, Row>;

export function wireRefusal(reason: RejectReason, venueMessage: string): WireRefusal {
  const [error, preview, message]: Row = wireRefusals[reason];
  return { error, preview, message: message ?? venueMessage };
}

/** HTTP 200 all the same. */
export const refusedJson = ({ error, preview, message }: WireRefusal, configuration: JsonObject): JsonObject => ({
  success: false,
  error_response: { error, message, error_details: '', preview_failure_reason: preview },
  order_configuration: configuration,
});
