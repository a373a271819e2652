import {
  add,
  atLeast,
  exceeds,
  isStricter,
  mayReachVolatility,
  priceRange,
  subtract,
  toFixedText,
  toText,
  volatilityOf,
  type GuardLimits,
  type InstrumentId,
  type MarkWindow,
  type Price,
  type PriceRange,
  type Ratio,
  type TradingMode,
} from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import { endAfter, trip } from '../decisions/restrict';
import { restrictionKey } from '../state/modes';
import type { Guard, Look } from './look';

/** Fewer returns say nothing yet. */
const LEAST_RETURNS = 10;

/** An instrument whose price moves wildly is warned of, then only reduced, then halted; a cool-down after it has calmed it ends. */
export const volatility: Guard = {
  needsEquity: false,
  // Without a new price there is nothing new to say: old ones would keep a restriction going for ever.
  look: (look) =>
    look.occasion === 'Sample' ? look.instrumentIds.flatMap((instrumentId) => guardInstrument(look, instrumentId)) : [],
};

function guardInstrument({ state, now }: Look, instrumentId: InstrumentId): readonly CorrelatedEvent[] {
  const { guards } = state.config;
  const lowest = guards.volatilityWarn ?? guards.volatilityReduceOnly ?? guards.volatilityHalt;
  const window = state.view.marks.get(instrumentId);
  if (lowest === null || window === undefined || window.size <= LEAST_RETURNS || staysCalm(window, guards)) return [];
  const prices = window.newest(guards.volatilityMarks).map(({ price }) => price);
  if (isCalm(window, guards, lowest, prices)) return [];
  const found = volatilityOf(prices, guards.volatilityPeriods);
  const asked = found && strictestLevel(found, guards);
  if (found === null || asked === null) return [];

  const scope = instrumentId;
  const held = state.ledger.restrictions.get(restrictionKey(scope, 'Volatility'));
  // What is stricter stays until its cool-down is over.
  if (held !== undefined && isStricter(held.mode, asked.mode)) return [];
  const numbers = { volatility: toFixedText(found, 4), limit: toText(asked.limit), marks: String(prices.length) };
  const until = endAfter(state, { cause: 'Volatility', scope }, now, guards.volatilityCoolDownMs);
  const happened = `The volatility of ${instrumentId} is ${numbers.volatility}, at or above ${numbers.limit}.`;
  return trip(state, { cause: 'Volatility', scope, mode: asked.mode, until, numbers }, happened);
}

interface Calm extends PriceRange {
  readonly guards: GuardLimits;
  taken: number;
}

/** Ranges in which no limit can be reached. What is kept stands beside the state: asking changes no state. */
const calm = new WeakMap<MarkWindow, Calm>();

/** The newest price is within such a range, and all were before it: then there is nothing to work out. */
function staysCalm(window: MarkWindow, guards: GuardLimits): boolean {
  const known = calm.get(window);
  const price = window.latest()?.price;
  if (known?.guards !== guards || price === undefined || window.taken - known.taken > 1) return false;
  if (exceeds(known.lowest, price) || exceeds(price, known.highest)) return false;
  known.taken = window.taken;
  return true;
}

function isCalm(window: MarkWindow, guards: GuardLimits, limit: Ratio, prices: readonly Price[]): boolean {
  const range = priceRange(prices);
  // With room for the prices that come, if there is any.
  const found = [range && widened(range), range].find(
    (each) => each && !mayReachVolatility(each, prices.length - 1, guards.volatilityPeriods, limit),
  );
  if (!found) return false;
  calm.set(window, { ...found, guards, taken: window.taken });
  return true;
}

function widened({ lowest, highest }: PriceRange): PriceRange | null {
  const room = subtract(highest, lowest);
  return exceeds(lowest, room) ? { lowest: subtract(lowest, room), highest: add(highest, room) } : null;
}

interface Level {
  readonly mode: Exclude<TradingMode, 'Normal'>;
  readonly limit: Ratio;
}

function strictestLevel(found: Ratio, guards: GuardLimits): Level | null {
  const levels: readonly (readonly [Level['mode'], Ratio | null])[] = [
    ['Halted', guards.volatilityHalt],
    ['ReduceOnly', guards.volatilityReduceOnly],
    ['Degraded', guards.volatilityWarn],
  ];
  for (const [mode, limit] of levels) if (limit !== null && atLeast(found, limit)) return { mode, limit };
  return null;
}
