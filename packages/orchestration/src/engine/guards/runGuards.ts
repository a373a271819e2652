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

/** Everything that is watched while the bot runs. */
const guards: { readonly [name: string]: Guard } = {
  DailyLoss: dailyLoss,
  DeadMan: deadMan,
  Drawdown: drawdown,
  ConsecutiveLosses: consecutiveLosses,
  ErrorStreak: errorStreak,
  Volatility: volatility,
  Liquidation: liquidation,
  Concentration: concentration,
};

/**
 * Lets every guard look. One that throws stops none of the others; that it could not tell whether its limit is kept is a
 * reason for reduce-only. At the look of the task so is a position without a price, and when nothing failed that reason ends.
 */
export function runGuards(look: Look, table = guards): Decision {
  const { state } = look;
  const thorough = look.occasion === 'Task';
  const events: CorrelatedEvent[] = [];
  const problems: { readonly [guard: string]: string } = {};
  const failed = (guard: string, problem: string): void => void Object.assign(problems, { [guard]: problem });
  const equity = attempt(
    () => equityNow(state),
    (problem) => failed('Equity', problem),
  );
  for (const [name, guard] of Object.entries(table)) {
    const found = attempt(
      () => askGuard(guard, look, equity ?? null),
      (problem) => failed(name, problem),
    );
    if (found === 'Unvalued' && thorough) failed(name, `a position has no price: ${unpriced(look)}`);
    if (Array.isArray(found)) events.push(...(found as readonly CorrelatedEvent[]));
  }
  return decision([...events, ...judgeFailures(look, problems, thorough)]);
}

function askGuard(guard: Guard, look: Look, equity: Money | null): readonly CorrelatedEvent[] | 'Unvalued' {
  if (!guard.needsEquity) return guard.look(look);
  if (equity !== null) return guard.look({ ...look, equity });
  return guard.isOn(look.state.config) && look.state.ledger.positions.size > 0 ? 'Unvalued' : [];
}

function judgeFailures(
  { state }: Look,
  problems: { readonly [guard: string]: string },
  thorough: boolean,
): readonly CorrelatedEvent[] {
  const names = Object.keys(problems);
  if (names.length === 0) return thorough ? lift(state, { cause: 'GuardFailed' }) : [];
  const told = names.map((name) => `${name} (${problems[name]})`).join(', ');
  return trip(state, { cause: 'GuardFailed', numbers: problems }, `A guard could not be computed: ${told}.`);
}

function attempt<T>(work: () => T, failed: (problem: string) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

const unpriced = ({ state }: Look): string =>
  [...state.ledger.positions.keys()].filter((instrumentId) => !isPriced(state, instrumentId)).join(', ');

function isPriced(state: Look['state'], instrumentId: string): boolean {
  const mark = latestMark(state, instrumentId);
  return mark !== undefined && isPositive(mark.price);
}
