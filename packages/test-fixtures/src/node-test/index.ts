// For tests of node:test: worlds are closed by its hooks
export { createWorld, processScenario, runsTheSameTwice, scenarios } from './bound';
// What Jest and Vitest have as matchers
export {
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
} from './asserts';
export type { Asserts } from './createAsserts';
// node:assert/strict, for the checks of a scenario
export { assert } from './counted';
