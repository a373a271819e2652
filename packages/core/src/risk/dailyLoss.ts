import { exceeds, negate, subtract } from '../money/arithmetic';
import type { Money } from '../money/amount';

/** Everything that the day brought: realised, unrealised and commission. Worked example: 10,000 → 9,450 is −550. */
export const dayResult = (equityNow: Money, equityAtDayOpen: Money): Money => subtract(equityNow, equityAtDayOpen);

/** True at the limit and below: a result of −500 with a limit of 500 breaches. null never does. */
export const breachesDailyLoss = (result: Money, limit: Money | null): boolean =>
  limit !== null && !exceeds(result, negate(limit));
