import {
  atLeast,
  isStricter,
  mayReachVolatility,
  toFixedText,
  toText,
  volatilityOf,
  type GuardLimits,
  type InstrumentId,
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
  const marks = state.view.marks.get(instrumentId)?.newest(guards.volatilityMarks) ?? [];
  if (lowest === null || marks.length <= LEAST_RETURNS) return [];
  const prices = marks.map(({ price }) => price);
  if (!mayReachVolatility(prices, guards.volatilityPeriods, lowest)) return [];
  const found = volatilityOf(prices, guards.volatilityPeriods);
  const asked = found && strictestLevel(found, guards);
  if (found === null || asked === null) return [];

  const scope = instrumentId;
  const held = state.ledger.restrictions.get(restrictionKey(scope, 'Volatility'));
  // What is stricter stays until its cool-down is over.
  if (held !== undefined && isStricter(held.mode, asked.mode)) return [];
  const numbers = { volatility: toFixedText(found, 4), limit: toText(asked.limit), marks: String(marks.length) };
  const until = endAfter(state, { cause: 'Volatility', scope }, now, guards.volatilityCoolDownMs);
  const happened = `The volatility of ${instrumentId} is ${numbers.volatility}, at or above ${numbers.limit}.`;
  return trip(state, { cause: 'Volatility', scope, mode: asked.mode, until, numbers }, happened);
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
