import { add, compare, equals, isPositive } from '../money/arithmetic';
import { one, ratioOf, type Quantity, type Ratio } from '../money/amount';
import type { StrategyId } from '../order/order';
import type { Side } from '../order/side';
import { netWishes, type NettedWishes } from './netWishes';
import type { Signal } from './strategy';
import { orderedPart, type StrategyWish } from './strategyWish';

/**
 * Who is followed where strategies disagree.
 * - `priority`: the one that is listed first.
 * - `vote`: the side that more strategies are on.
 * - `confidence`: the side with more confidence, that of all its strategies together.
 * - `net`: everybody. Opposite wishes are met between the books at the mark, and only the rest is ordered.
 */
export const aggregationPolicies = ['priority', 'vote', 'confidence', 'net'] as const;
export type AggregationPolicy = (typeof aggregationPolicies)[number];

/** What the strategies together want of one instrument: one order at most. */
export interface Aggregate extends NettedWishes {
  /** The signals that are followed, in the order of the list. None: two sides of the same weight have cancelled each other out. */
  readonly winners: readonly Signal[];
  /** Signals that were overruled, or wanted to close what is not held. */
  readonly losers: readonly Signal[];
}

/** How strategies are put together. */
export interface AggregationRule {
  readonly policy: AggregationPolicy;
  /** The order of the list. */
  readonly ranks: readonly StrategyId[];
  readonly lotSize: Quantity;
}

/**
 * One side for all. Where there is no disagreement everybody is followed. Where there is, those who only leave are heard
 * before those who enter, so that an exit is not lost; among equals the policy decides, and a tie is no order.
 * In whatever order the wishes come, the outcome is the same.
 *
 * Worked examples, all flat, listed in this order: A Buy 0.8, B Sell 0.6, C Sell 0.5.
 * - `priority` → Buy for A; B and C are overruled.
 * - `vote` → Sell for B and C, two to one; A is overruled.
 * - `confidence` → Sell for B and C, 1.1 to 0.8. Without C it is Buy for A, 0.8 to 0.6.
 * - `vote` without C → one to one: no order, both are overruled.
 */
export function aggregateSignals(
  wishes: readonly StrategyWish[],
  { policy, ranks, lotSize }: AggregationRule,
): Aggregate {
  const rankOf = ({ signal }: StrategyWish): number => ranks.indexOf(signal.strategyId);
  const ranked = [...wishes].sort((a, b) => rankOf(a) - rankOf(b));
  const voices = ranked.filter(({ side }) => side !== null);
  const silent = signalsOf(ranked.filter(({ side }) => side === null));
  if (policy === 'net') return { ...netWishes(voices, lotSize), winners: signalsOf(voices), losers: silent };

  const disagree = voices.some(({ side }) => side !== voices[0]?.side);
  const leaving = voices.filter(({ quantity, closing }) => isPositive(quantity) && equals(quantity, closing));
  const heard = disagree && leaving.length > 0 ? leaving : voices;
  const side = chosenSide(heard, policy);
  const followed = heard.filter((wish) => wish.side === side);
  return {
    side,
    ordered: followed.map((wish) => orderedPart(wish)).filter(({ quantity }) => isPositive(quantity)),
    winners: signalsOf(followed),
    losers: [...signalsOf(voices.filter((wish) => !followed.includes(wish))), ...silent],
    transfers: [],
  };
}

/** null when both sides weigh the same. */
function chosenSide(voices: readonly StrategyWish[], policy: Exclude<AggregationPolicy, 'net'>): Side | null {
  const [first] = voices;
  if (first === undefined) return null;
  if (policy === 'priority') return first.side;
  const weightOf = (side: Side): Ratio =>
    voices
      .filter((wish) => wish.side === side)
      .reduce((weight, { signal }) => add(weight, policy === 'vote' ? one : signal.confidence), nothing);
  const more = compare(weightOf('Buy'), weightOf('Sell'));
  // Whom nobody contradicts needs no weight.
  if (more === 0) return voices.every(({ side }) => side === first.side) ? first.side : null;
  return more > 0 ? 'Buy' : 'Sell';
}

const nothing = ratioOf('0');

const signalsOf = (wishes: readonly StrategyWish[]): readonly Signal[] => wishes.map(({ signal }) => signal);
