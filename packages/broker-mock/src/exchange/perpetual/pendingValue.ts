import type { Units } from '../units';

/** Live orders of one perpetual by side, at their limit prices. Reduce-only orders are not in it. */
export interface PendingValue {
  buys: Units;
  sells: Units;
}
