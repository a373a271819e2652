import { rejectReasons, type AmendRefusal, type RejectReason } from '@bot/core';
import type { WireEditError } from '../endpoints/editOrder';
import type { WireOrderError } from '../endpoints/createOrder';
import type { UnknownValues } from './unknownValues';

/** The reasons of the venue, each also with PREVIEW_ in front. It has more than a hundred; those that are missing are Other. */
const reasons: Readonly<Record<string, RejectReason>> = {
  INSUFFICIENT_FUND: 'InsufficientFunds',
  INSUFFICIENT_FUNDS: 'InsufficientFunds',
  INSUFFICIENT_FUNDS_FOR_FUTURES: 'InsufficientFunds',
  INSUFFICIENT_LEDGER_BALANCE: 'InsufficientFunds',
  INVALID_LEDGER_BALANCE: 'InsufficientFunds',
  INVALID_MARGIN_HEALTH: 'InsufficientFunds',
  REJECT_REASON_INSUFFICIENT_FUNDS: 'InsufficientFunds',
  HOLD_FAILURE: 'InsufficientFunds',
  INVALID_SIZE_PRECISION: 'InvalidPrecision',
  INVALID_PRICE_PRECISION: 'InvalidPrecision',
  INVALID_QUOTE_SIZE_PRECISION: 'InvalidPrecision',
  INVALID_LIMIT_PRICE_PRECISION: 'InvalidPrecision',
  INVALID_STOP_PRICE_PRECISION: 'InvalidPrecision',
  INVALID_STOP_TRIGGER_PRICE_PRECISION: 'InvalidPrecision',
  INVALID_BASE_SIZE_TOO_SMALL: 'BelowMinimumSize',
  INVALID_QUOTE_SIZE_TOO_SMALL: 'BelowMinimumSize',
  BELOW_MIN_SIZE_FOR_DURATION: 'BelowMinimumSize',
  INVALID_BASE_SIZE_TOO_LARGE: 'AboveMaximumSize',
  INVALID_QUOTE_SIZE_TOO_LARGE: 'AboveMaximumSize',
  INVALID_LIMIT_PRICE_POST_ONLY: 'PostOnlyWouldCross',
  CLOSE_ONLY_FAILURE: 'ReduceOnlyWouldIncrease',
  BRACKET_ORDER_SIZE_EXCEEDS_POSITION: 'ReduceOnlyWouldIncrease',
  INVALID_NO_LIQUIDITY: 'NoLiquidity',
  MISSING_PRODUCT_PRICE_BOOK: 'NoLiquidity',
  MISSING_MARKET_TRADE_DATA: 'NoLiquidity',
  INVALID_PRODUCT_ID: 'UnknownInstrument',
  UNSUPPORTED_ORDER_CONFIGURATION: 'UnsupportedOrder',
  INVALID_ORDER_CONFIG: 'UnsupportedOrder',
  INVALID_SIDE: 'UnsupportedOrder',
  INVALID_REQUEST: 'UnsupportedOrder',
  BRACKET_ORDER_NOT_SUPPORTED: 'UnsupportedOrder',
  QUOTE_SIZE_NOT_ALLOWED_FOR_BRACKET: 'UnsupportedOrder',
  INVALID_BRACKET_ORDER_SIDE: 'UnsupportedOrder',
  FOK_DISABLED: 'UnsupportedOrder',
  FOK_ONLY_ALLOWED_ON_LIMIT_ORDERS: 'UnsupportedOrder',
  POST_ONLY_NOT_ALLOWED_WITH_FOK: 'UnsupportedOrder',
  FUTURES_AFTER_HOUR_INVALID_ORDER_TYPE: 'UnsupportedOrder',
  FUTURES_AFTER_HOUR_INVALID_TIME_IN_FORCE: 'UnsupportedOrder',
  ORDER_ENTRY_DISABLED: 'ProductDisabled',
  UNTRADABLE_PRODUCT: 'ProductDisabled',
  INVALID_FCM_TRADING_SESSION: 'ProductDisabled',
  NOT_ALLOWED_BY_MARKET_STATE: 'ProductDisabled',
  INVALID_LIMIT_PRICE: 'PriceOutOfBand',
  INVALID_PRICE_TOO_LARGE: 'PriceOutOfBand',
  LIMIT_PRICE_TOO_FAR_FROM_MARKET: 'PriceOutOfBand',
  BREACHED_PRICE_LIMIT: 'PriceOutOfBand',
  BRACKET_LIMIT_PRICE_OUT_OF_BOUNDS: 'PriceOutOfBand',
  INVALID_STOP_PRICE: 'InvalidStopPrice',
  STOP_PRICE_ABOVE_LIMIT_PRICE: 'InvalidStopPrice',
  STOP_PRICE_BELOW_LIMIT_PRICE: 'InvalidStopPrice',
  STOP_PRICE_ABOVE_LAST_TRADE_PRICE: 'InvalidStopPrice',
  STOP_PRICE_BELOW_LAST_TRADE_PRICE: 'InvalidStopPrice',
  STOP_TRIGGER_PRICE_OUT_OF_BOUNDS: 'InvalidStopPrice',
  INVALID_BRACKET_PRICES: 'InvalidStopPrice',
  INVALID_BRACKET_LIMIT_PRICE: 'InvalidStopPrice',
  INVALID_BRACKET_STOP_TRIGGER_PRICE: 'InvalidStopPrice',
  INVALID_END_TIME: 'InvalidExpiry',
  END_TIME_TOO_FAR_IN_FUTURE: 'InvalidExpiry',
  INVALID_LEVERAGE: 'InvalidLeverage',
  INVALID_MARGIN_TYPE: 'InvalidLeverage',
  TOO_MANY_OPEN_ORDERS: 'TooManyOpenOrders',
  INELIGIBLE_PAIR: 'NotPermitted',
  GEOFENCING_RESTRICTION: 'NotPermitted',
  UNTRADABLE_FCM_ACCOUNT_STATUS: 'NotPermitted',
  IN_LIQUIDATION: 'InLiquidation',
};

/** One reason of the venue; null when it says nothing. */
function reasonOf(text: string | null | undefined, unknowns: UnknownValues): RejectReason | null {
  if (text === null || text === undefined || text === '' || /^UNKNOWN_|UNSPECIFIED$/.test(text)) return null;
  const name = text.replace(/^PREVIEW_/, '');
  const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined;
  if (reason === undefined) unknowns.note('reason of a refusal', text);
  return reason ?? 'Other';
}

export interface Refused {
  readonly reason: RejectReason;
  readonly message: string;
}

/** Reasons that stand for many: where another one is given besides, that one says more. */
const general: ReadonlySet<string> = new Set(['INVALID_REQUEST', 'COMMANDER_REJECTED_NEW_ORDER']);

/** The first of its reasons that says something; which one is filled in varies. A message may be the name of one. */
export function refusalOf(error: WireOrderError, unknowns: UnknownValues): Refused {
  const message = [error.message, error.error_details].find(isFilled);
  const named = message !== undefined && isName(message) ? message : null;
  const reasonsGiven = [error.new_order_failure_reason, error.error, error.preview_failure_reason, named];
  const specific = reasonsGiven.filter(isSpecific);
  const said = [...specific.filter((name) => !general.has(name)), ...specific];
  // A wallet that was never opened is called an order that is not supported.
  const isWalletMissing = message === 'account is not available' && said[0] === 'UNSUPPORTED_ORDER_CONFIGURATION';
  const reason = isWalletMissing ? 'InsufficientFunds' : (reasonOf(said[0], unknowns) ?? 'Other');
  return { reason, message: message ?? said[0] ?? rejectReasons[reason] };
}

/** The venue has an order under this id, and places no other one. It is rather expected to answer with that order. */
export const saysDuplicate = (error: WireOrderError): boolean =>
  [error.new_order_failure_reason, error.error, error.preview_failure_reason].includes('DUPLICATE_CLIENT_ORDER_ID');

/** Why an order ended, as far as the venue says it. */
export interface OrderEnd {
  /** In the venue's words: CANCELLED, EXPIRED, FAILED. */
  readonly status: string;
  readonly timeInForce?: string | null | undefined;
  readonly rejectReason?: string | null | undefined;
  readonly message?: string | null | undefined;
}

/** null while it lives, or when all of it was filled. What is left of an order that may not wait was not to be had. */
export function endReason(
  { status, timeInForce, rejectReason, message }: OrderEnd,
  unknowns: UnknownValues,
): RejectReason | null {
  const text = message ?? '';
  switch (status) {
    case 'EXPIRED':
      return 'Expired';
    case 'FAILED':
      return reasonOf(rejectReason, unknowns) ?? reasonOf(isName(text) ? text : null, unknowns) ?? 'Other';
    case 'CANCELLED':
      if (/self.?trade/i.test(text)) return 'SelfTrade';
      if (/liquidat/i.test(text)) return 'Liquidated';
      if (/restart/i.test(text)) return 'VenueRestarted';
      return timeInForce === 'IMMEDIATE_OR_CANCEL' || timeInForce === 'FILL_OR_KILL' ? 'NoLiquidity' : 'CanceledByUser';
    default:
      return null;
  }
}

const edits: Readonly<Record<string, AmendRefusal>> = {
  ORDER_NOT_FOUND: 'OrderNotFound',
  FUTURES_VENUE_ORDER_NOT_FOUND: 'OrderNotFound',
  CALLER_ID_MISMATCH: 'OrderNotFound',
  ONLY_OPEN_ORDERS_CAN_BE_EDITED: 'OrderNotFound',
  CANNOT_EDIT_TO_BELOW_FILLED_SIZE: 'BelowFilled',
  INVALID_EDITED_SIZE: 'InvalidSize',
  INVALID_EDITED_PRICE: 'InvalidPrice',
  COMMANDER_REJECTED_EDIT_ORDER: 'NotAllowedNow',
};

const editsByReason: Partial<Readonly<Record<RejectReason, AmendRefusal>>> = {
  InsufficientFunds: 'InsufficientFunds',
  InvalidPrecision: 'InvalidPrecision',
  BelowMinimumSize: 'InvalidSize',
  AboveMaximumSize: 'InvalidSize',
  PostOnlyWouldCross: 'PostOnlyWouldCross',
  PriceOutOfBand: 'InvalidPrice',
  InvalidStopPrice: 'InvalidPrice',
  ProductDisabled: 'NotAllowedNow',
  InLiquidation: 'NotAllowedNow',
};

/** An edit of the order, this one or another, is being made. */
export const saysUnderWay = (error: WireEditError): boolean =>
  [error.edit_failure_reason, error.edit_order_failure_reason].includes('ORDER_IS_ALREADY_BEING_REPLACED');

/** What the venue says of an edit that it did not make; null when the order has these terms already. */
export function amendRefusalOf(error: WireEditError, unknowns: UnknownValues): AmendRefusal | null {
  const said = [error.edit_failure_reason, error.edit_order_failure_reason].find(isSpecific);
  if (said === 'EDIT_REQUEST_EQUAL_TO_ORIGINAL_REQUEST') return null;
  const preview = reasonOf(error.preview_failure_reason, unknowns);
  const named = (said !== undefined && Object.hasOwn(edits, said) ? edits[said] : undefined) ?? null;
  // Every other reason says that orders of this kind, or in this state, are not edited.
  return (preview === null ? null : editsByReason[preview]) ?? named ?? 'NotAmendable';
}

const isFilled = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '';
const isSpecific = (text: string | null | undefined): text is string => isFilled(text) && !text.startsWith('UNKNOWN_');
const isName = (text: string): boolean => /^[A-Z_]+$/.test(text);
