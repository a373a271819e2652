import { isPositive, type Money } from '@bot/core';
import { decision, nothing, type CorrelatedEvent, type Decision } from '../decision';
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
  const thorough = look.occasion === 'Task';
  const events: CorrelatedEvent[] = [];
  const problems: Problems = new Map();
  const valued = valuedLook(look, problems);
  for (const [name, guard] of table) {
    try {
      const found = askGuard(guard, look, valued);
      if (found === 'Unvalued') {
        if (thorough) problems.set(name, `a position has no price: ${unpriced(look)}`);
      } else if (found.length > 0) events.push(...found);
    } catch (error) {
      problems.set(name, problemOf(error));
    }
  }
  const failures = judgeFailures(look, problems, thorough);
  return events.length === 0 && failures.length === 0 ? nothing : decision([...events, ...failures]);
}

type Valued = Look & { readonly equity: Money };

/** null: it cannot be told what we have. */
function valuedLook(look: Look, problems: Problems): Valued | null {
  try {
    const equity = equityNow(look.state);
    return equity === null ? null : { ...look, equity };
  } catch (error) {
    problems.set('Equity', problemOf(error));
    return null;
  }
}

function askGuard(guard: Guard, look: Look, valued: Valued | null): readonly CorrelatedEvent[] | 'Unvalued' {
  if (!guard.needsEquity) return guard.look(look);
  if (valued !== null) return guard.look(valued);
  return guard.isOn(look.state.config) && look.state.ledger.positions.size > 0 ? 'Unvalued' : [];
}

type Problems = Map<string, string>;

function judgeFailures({ state }: Look, problems: Problems, thorough: boolean): readonly CorrelatedEvent[] {
  if (problems.size === 0) return thorough ? lift(state, { cause: 'GuardFailed' }) : [];
  const told = [...problems].map(([name, problem]) => `${name} (${problem})`).join(', ');
  const numbers = Object.fromEntries(problems);
  return trip(state, { cause: 'GuardFailed', numbers }, `A guard could not be computed: ${told}.`);
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unpriced = ({ state }: Look): string =>
  [...state.ledger.positions.keys()].filter((instrumentId) => !isPriced(state, instrumentId)).join(', ');

function isPriced(state: Look['state'], instrumentId: string): boolean {
  const mark = latestMark(state, instrumentId);
  return mark !== undefined && isPositive(mark.price);
}
