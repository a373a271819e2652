import { silentLogger } from '@bot/core';
import { amendRefusalOf, endReason, refusalOf } from './rejectReasons';
import { createUnknownValues } from './unknownValues';

const unknowns = createUnknownValues(silentLogger);

describe('a refusal', () => {
  it.each([
    [
      {
        error: 'INSUFFICIENT_FUND',
        message: 'Insufficient balance in source account',
        preview_failure_reason: 'PREVIEW_INSUFFICIENT_FUND',
      },
      'InsufficientFunds',
    ],
    [
      {
        error: 'UNKNOWN_FAILURE_REASON',
        message: '',
        preview_failure_reason: 'PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE',
      },
      'InvalidStopPrice',
    ],
    [
      { new_order_failure_reason: 'INVALID_LIMIT_PRICE_POST_ONLY', error: 'UNKNOWN_FAILURE_REASON' },
      'PostOnlyWouldCross',
    ],
    [{ new_order_failure_reason: 'UNKNOWN_FAILURE_REASON', error: 'INVALID_PRODUCT_ID' }, 'UnknownInstrument'],
    [{ error: 'UNSUPPORTED_ORDER_CONFIGURATION', message: 'account is not available' }, 'InsufficientFunds'],
    [
      { error: 'UNSUPPORTED_ORDER_CONFIGURATION', message: 'Market sells must be parameterized in base currency' },
      'UnsupportedOrder',
    ],
    [{ error: 'SOMETHING_OF_2027', message: 'new' }, 'Other'],
    [{}, 'Other'],
    [{ message: 'constructor', error: 'constructor' }, 'Other'],
  ])('%j is %s', (error, reason) => {
    expect(refusalOf(error, unknowns).reason).toBe(reason);
  });

  it('says what the venue said, or else its reason', () => {
    expect(refusalOf({ error: 'INVALID_SIDE', message: '' }, unknowns).message).toBe('INVALID_SIDE');
    expect(refusalOf({ message: 'not today' }, unknowns).message).toBe('not today');
    expect(refusalOf({}, unknowns).message).toContain('Another reason');
  });
});

describe('the end of an order', () => {
  it.each([
    [{ status: 'OPEN' }, null],
    [{ status: 'FILLED', message: 'Internal error' }, null],
    [{ status: 'EXPIRED' }, 'Expired'],
    [{ status: 'FAILED', rejectReason: 'HOLD_FAILURE' }, 'InsufficientFunds'],
    [{ status: 'FAILED', rejectReason: '', message: 'INSUFFICIENT_FUND' }, 'InsufficientFunds'],
    [{ status: 'FAILED', rejectReason: 'REJECT_REASON_UNSPECIFIED', message: 'no idea' }, 'Other'],
    [{ status: 'CANCELLED', timeInForce: 'GOOD_UNTIL_CANCELLED' }, 'CanceledByUser'],
    [{ status: 'CANCELLED', timeInForce: 'IMMEDIATE_OR_CANCEL' }, 'NoLiquidity'],
    [{ status: 'CANCELLED', timeInForce: 'FILL_OR_KILL' }, 'NoLiquidity'],
    [{ status: 'CANCELLED', message: 'Self trade prevented' }, 'SelfTrade'],
    [{ status: 'CANCELLED', message: 'Liquidation' }, 'Liquidated'],
    [{ status: 'CANCELLED', message: 'Exchange restarted' }, 'VenueRestarted'],
  ] as const)('%j is for %s', (end, reason) => {
    expect(endReason(end, unknowns)).toBe(reason);
  });
});

describe('an edit that was not made', () => {
  it.each([
    [
      { edit_failure_reason: 'ORDER_NOT_FOUND', preview_failure_reason: 'UNKNOWN_PREVIEW_FAILURE_REASON' },
      'OrderNotFound',
    ],
    [{ edit_failure_reason: 'CANNOT_EDIT_TO_BELOW_FILLED_SIZE' }, 'BelowFilled'],
    [{ edit_order_failure_reason: 'ONLY_LIMIT_ORDER_EDITS_SUPPORTED' }, 'NotAmendable'],
    [
      { edit_failure_reason: 'UNKNOWN_EDIT_ORDER_FAILURE_REASON', preview_failure_reason: 'PREVIEW_INSUFFICIENT_FUND' },
      'InsufficientFunds',
    ],
    [
      { edit_failure_reason: 'INVALID_EDITED_PRICE', preview_failure_reason: 'PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY' },
      'PostOnlyWouldCross',
    ],
    [{ edit_failure_reason: 'INVALID_EDITED_SIZE' }, 'InvalidSize'],
    [{ edit_failure_reason: 'EDIT_REQUEST_EQUAL_TO_ORIGINAL_REQUEST' }, null],
    [{}, 'NotAmendable'],
  ])('%j is %s', (error, reason) => {
    expect(amendRefusalOf(error, unknowns)).toBe(reason);
  });
});
