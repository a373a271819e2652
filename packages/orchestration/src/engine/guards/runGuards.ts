import { isPositive, type Money } from '@bot/core';
import { decision, type CorrelatedEvent, type Decision } from '../decision';
import { lift, trip } from '../decisions/restrict';
import { equityNow, latestMark } from '../state/valuation';
import { concentration } from './concentration';
import { consecutiveLosses } from './consecutiveLosses';
import { dailyLoss } from './dailyLoss';
import { deadMan } from './deadMan';
import { drawdown } from './drawdown';
import { errorStreak } from './errorStreak';
import { liquidation } from './liquidation';
import type { Guard, Look } from './look';
import { volatility } from './volatility';

export type NamedGuards = readonly (readonly [name: string, guard: Guard])[];

/** Everything that is watched while the bot runs. */
const guards: NamedGuards = Object.entries<Guard>({
  DailyLoss: dailyLoss,
  DeadMan: deadMan,
  Drawdown: drawdown,
  ConsecutiveLosses: consecutiveLosses,
  ErrorStreak: errorStreak,
  Volatility: volatility,
  Liquidation: liquidation,
  Concentration: concentration,
});

/**
 * Lets every guard look. One that throws stops none of the others; that it could not tell whether its limit is kept is a
 * reason for reduce-only. At the look of the task so is a position without a price, and when nothing failed that reason ends.
 */
export function runGuards(look: Look, table = guards): Decision {
  const { state } = look;
  const thorough = look.occasion === 'Task';
  const events: CorrelatedEvent[] = [];
  const problems: Problems = new Map();
  const equity = attempt(problems, 'Equity', () => equityNow(state)) ?? null;
  for (const [name, guard] of table) {
    const found = attempt(problems, name, () => askGuard(guard, look, equity));
    if (found === 'Unvalued') {
      if (thorough) problems.set(name, `a position has no price: ${unpriced(look)}`);
    } else if (found !== undefined && found.length > 0) events.push(...found);
  }
  events.push(...judgeFailures(look, problems, thorough));
  return decision(events);
}

function askGuard(guard: Guard, look: Look, equity: Money | null): readonly CorrelatedEvent[] | 'Unvalued' {
  if (!guard.needsEquity) return guard.look(look);
  if (equity !== null) return guard.look({ ...look, equity });
  return guard.isOn(look.state.config) && look.state.ledger.positions.size > 0 ? 'Unvalued' : [];
}

type Problems = Map<string, string>;

function judgeFailures({ state }: Look, problems: Problems, thorough: boolean): readonly CorrelatedEvent[] {
  if (problems.size === 0) return thorough ? lift(state, { cause: 'GuardFailed' }) : [];
  const told = [...problems].map(([name, problem]) => `${name} (${problem})`).join(', ');
  const numbers = Object.fromEntries(problems);
  return trip(state, { cause: 'GuardFailed', numbers }, `A guard could not be computed: ${told}.`);
}

function attempt<T>(problems: Problems, name: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    problems.set(name, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

const unpriced = ({ state }: Look): string =>
  [...state.ledger.positions.keys()].filter((instrumentId) => !isPriced(state, instrumentId)).join(', ');

function isPriced(state: Look['state'], instrumentId: string): boolean {
  const mark = latestMark(state, instrumentId);
  return mark !== undefined && isPositive(mark.price);
}
