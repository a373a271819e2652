import { createAsserts } from './createAsserts';

// Listed one by one, so that an ES module can import each by its name.
export const {
  assertAlerted,
  assertCanceled,
  assertConserveCash,
  assertDenied,
  assertEmitted,
  assertExposureWithin,
  assertFailed,
  assertFilled,
  assertFlat,
  assertHalted,
  assertHoldInvariants,
  assertNoDuplicateOrders,
  assertPartiallyFilled,
  assertPosition,
  assertReceived,
  assertReconcileWith,
  assertReduceOnly,
  assertRejected,
  assertUnknown,
} = createAsserts();
