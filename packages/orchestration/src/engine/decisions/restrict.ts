import {
  isStricter,
  modeCauses,
  type EpochMs,
  type ModeActor,
  type ModeCause,
  type ModeScope,
  type Numbers,
  type TradingMode,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';

/** What is asked for. What is left out comes from the table of causes. */
export interface Asked {
  readonly cause: ModeCause;
  /** Default: everywhere. */
  readonly scope?: ModeScope;
  /** Default: that of the cause. */
  readonly mode?: Exclude<TradingMode, 'Normal'>;
  /** Default: the bot itself. */
  readonly actor?: ModeActor;
  /** Default: not timed. */
  readonly until?: EpochMs | null;
  readonly numbers?: Numbers;
  /** Of the alert. Default: `Critical` when live orders are canceled. */
  readonly severity?: 'Warning' | 'Critical';
}

/** Restricts trading. Nothing when that holds already; a later end replaces an earlier one. */
export function restrict({ ledger }: StateInSight, asked: Asked): readonly CorrelatedEvent[] {
  const { cause, scope = 'All', actor = 'Bot', until = null, numbers = {} } = asked;
  const mode = asked.mode ?? modeCauses[cause].mode;
  const held = ledger.restrictions.get(restrictionKey(scope, cause));
  const holdsAlready = held?.mode === mode && (held.until === null || (until !== null && until <= held.until));
  return holdsAlready ? [] : [event('ModeChanged', { scope, cause, mode, actor, until, numbers })];
}

/** The same, and says so to the operator: what happened, what the bot does, the way out. Once when it begins, and when it grows stricter. */
export function trip(state: StateInSight, asked: Asked, happened: string): readonly CorrelatedEvent[] {
  const { cause, scope = 'All' } = asked;
  const changed = restrict(state, asked);
  const held = state.ledger.restrictions.get(restrictionKey(scope, cause));
  const mode = asked.mode ?? modeCauses[cause].mode;
  if (changed.length === 0 || (held !== undefined && !isStricter(mode, held.mode))) return changed;
  const usual = mode === 'Degraded' || mode === 'EntriesPaused' ? 'Warning' : 'Critical';
  const { severity = usual } = asked;
  const where = scope === 'All' ? '' : ` in ${scope}`;
  const message = `${happened} The mode${where} is ${mode} now. ${modeCauses[cause].wayOut}`;
  return [...changed, event('AlertRaised', { severity, code: cause, subject: scope, message })];
}

/** Takes one cause away. Nothing when it does not hold. */
export function lift(
  { ledger }: StateInSight,
  { cause, scope = 'All', actor = 'Bot', numbers = {} }: Pick<Asked, 'cause' | 'scope' | 'actor' | 'numbers'>,
): readonly CorrelatedEvent[] {
  if (ledger.restrictions.size === 0 || !ledger.restrictions.has(restrictionKey(scope, cause))) return [];
  return [event('ModeChanged', { scope, cause, mode: 'Normal', actor, until: null, numbers })];
}

/**
 * When a restriction ends that lasts for a span after its cause was last seen. One that has more than half of it before it is
 * left alone, so that a cause that stays does not fill the log.
 */
export function endAfter(
  { ledger }: StateInSight,
  { cause, scope = 'All' }: Pick<Asked, 'cause' | 'scope'>,
  seenAt: EpochMs,
  spanMs: number,
): EpochMs {
  const until = ledger.restrictions.get(restrictionKey(scope, cause))?.until ?? null;
  return until !== null && until - seenAt > spanMs / 2 ? until : seenAt + spanMs;
}

/** Timed restrictions whose time has come. */
export const liftExpired = (state: StateInSight, now: EpochMs): readonly CorrelatedEvent[] =>
  [...state.ledger.restrictions.values()]
    .filter(({ until }) => until !== null && until <= now)
    .flatMap(({ cause, scope }) => lift(state, { cause, scope }));
