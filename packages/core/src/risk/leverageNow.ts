import type { RiskLimits } from '../config/riskLimits';
import type { InstrumentId } from '../instrument/instrument';
import { smallerOf } from '../money/arithmetic';
import type { Ratio } from '../money/amount';
import type { EpochMs } from '../ports/clock';
import { isWithinUtc } from '../time/utcWindow';

/** All positions together: by night the limit of the day holds too. */
export const maxLeverageNow = ({ maxLeverage, maxNightLeverage, leverageDay }: RiskLimits, now: EpochMs): Ratio =>
  maxNightLeverage === null || isDay(leverageDay, now) ? maxLeverage : smallerOf(maxLeverage, maxNightLeverage);

/**
 * One instrument; undefined when it has no limit of its own. Worked example: 10 by day and 5 by night for BTC-PERP, the day from
 * 13:00 to 20:00 → 10 at 13:00, 5 at 20:00.
 */
export function symbolLeverageNow(limits: RiskLimits, instrumentId: InstrumentId, now: EpochMs): Ratio | undefined {
  const cap = limits.leverageCaps[instrumentId];
  const nightCap = limits.nightLeverageCaps[instrumentId];
  if (nightCap === undefined || isDay(limits.leverageDay, now)) return cap;
  return cap === undefined ? nightCap : smallerOf(cap, nightCap);
}

const isDay = (day: RiskLimits['leverageDay'], now: EpochMs): boolean => day === null || isWithinUtc(day, now);
