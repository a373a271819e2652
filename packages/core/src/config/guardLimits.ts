import { ratioOf, type Ratio } from '../money/amount';

/** What the guards that watch while the bot runs go by. null switches a guard off. */
export interface GuardLimits {
  /** When a day begins, in minutes after 00:00 UTC: 0 to 1,439. */
  readonly dayStartsAtMinute: number;
  /** Equity this part below its high water → reduce-only until a person resumes: 0.05 is 5 %. */
  readonly maxDrawdown: Ratio | null;
  /** So many round trips in a row that lost → reduce-only until a person resumes. */
  readonly maxConsecutiveLosses: number | null;
  /** So many orders or cancels in a row that failed on their way → no entries until it has been quiet. */
  readonly maxConsecutiveErrors: number | null;
  /** How long nothing may fail before entries go on. */
  readonly errorQuietMs: number;
  /** The volatility of one instrument from which on it is warned of, only reduced, halted. */
  readonly volatilityWarn: Ratio | null;
  readonly volatilityReduceOnly: Ratio | null;
  readonly volatilityHalt: Ratio | null;
  /** Of how many marks it is taken. */
  readonly volatilityMarks: number;
  /** Returns of one mark to the next are scaled by the root of this: 252 reads marks as if each were a trading day. */
  readonly volatilityPeriods: number;
  /** How long a restriction by volatility stays after the volatility has gone. */
  readonly volatilityCoolDownMs: number;
  /** A perpetual whose mark is this near to its liquidation → reduce-only in it, and made smaller: 0.15 is 15 % of the mark. */
  readonly minLiquidationDistance: Ratio | null;
  /** Several positions whose shares, squared, add up to more → an alert: 1 is all in one, 0.25 four equal ones. */
  readonly maxConcentration: Ratio | null;
  /** No contact with the venue for so long → everything is canceled and halted. */
  readonly deadManMs: number | null;
}

export const defaultGuardLimits: GuardLimits = {
  dayStartsAtMinute: 0,
  maxDrawdown: null,
  maxConsecutiveLosses: null,
  maxConsecutiveErrors: 5,
  errorQuietMs: 300_000,
  volatilityWarn: null,
  volatilityReduceOnly: null,
  volatilityHalt: null,
  volatilityMarks: 20,
  volatilityPeriods: 252,
  volatilityCoolDownMs: 1_800_000,
  minLiquidationDistance: ratioOf('0.15'),
  maxConcentration: null,
  deadManMs: null,
};
