/**
 * What a root, a power or an exponential gives, cut where every machine agrees: their last digits may differ from one engine to
 * the next, the first twelve do not. Plus, minus, times and divided by need none of this.
 */
export const twelveDigits = (number: number): number => Number(number.toPrecision(12));
