import { twelveDigits } from '../chance/twelveDigits';
import { parseShare } from '../text/percent';
import { DAY_MS, type PriceProcess } from './priceProcess';

/**
 * Wanders by `daily` in a day (one standard deviation). That of a step is the day's × √(step ÷ day). Worked example: 8 % a day is
 * 0.0272 % in a second.
 * Bias: every hour is as wild as any other, where real wildness comes in clusters; and there are no tails, add `jumps` for them.
 * @throws AssertionFailed for what is no percentage from 0 to 100
 */
export const randomWalk = ({ daily }: { readonly daily: string }): PriceProcess =>
  wandering(parseShare(daily, 'a daily volatility'));

/** The same, from a fraction. */
export const wandering = (dailyVolatility: number): PriceProcess => ({
  name: 'randomWalk',
  of({ stepMs }) {
    const deviation = twelveDigits(dailyVolatility * Math.sqrt(stepMs / DAY_MS));
    return ({ shock }) => deviation * shock;
  },
});
