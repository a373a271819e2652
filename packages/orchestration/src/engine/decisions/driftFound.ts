import {
  driftTraits,
  isStricter,
  modeCauses,
  type Drift,
  type DriftKind,
  type DriftPolicy,
  type TradingMode,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import { driftText, scopeOf } from '../state/drifts';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { alertOnce } from './alert';
import { restrict } from './restrict';

export const policyOf = ({ config }: StateInSight, drift: Drift): DriftPolicy =>
  config.reconciliation[driftTraits[drift.drift].policy];

/** A difference that counts, what it means for trading, and what the operator is told of it. */
export function driftFound(
  state: StateInSight,
  drift: Drift,
  policy: DriftPolicy = policyOf(state, drift),
): readonly CorrelatedEvent[] {
  return [event('DriftFound', { drift, policy }), ...tell(state, drift, policy), ...holdBack(state, drift, policy)];
}

/** A person has not yet looked at it. */
export const isHeldBack = (state: StateInSight, drift: Drift): boolean =>
  state.ledger.restrictions.has(restrictionKey(scopeOf(state, drift), 'Drift'));

const isOrdinary: ReadonlySet<DriftKind> = new Set<DriftKind>([
  'FilledQuantityDiffers',
  'OrderStatusDiffers',
  'FundingUnlisted',
]);

function tell(state: StateInSight, drift: Drift, policy: DriftPolicy): readonly CorrelatedEvent[] {
  const { meaning, policy: setting } = driftTraits[drift.drift];
  // What only came late, or comes every hour, needs nobody.
  if (policy === 'adopt' && isOrdinary.has(drift.drift)) return [];
  const subject = driftText(drift);
  const message = `${meaning} To be exact: ${subject}. ${consequences[policy]} This is the setting reconciliation.${setting}.`;
  const code = policy === 'adopt' ? 'AccountChanged' : 'BooksDiffer';
  return alertOnce(state, { severity: policy === 'adopt' ? 'Warning' : 'Critical', code, subject, message });
}

const consequences: { readonly [Policy in DriftPolicy]: string } = {
  adopt:
    "Our books follow the venue's and trading goes on. If this was neither you nor a program of yours, revoke the key.",
  ask: "No new positions are opened. Compare with the venue's own page, then resume: that accepts the venue's books.",
  halt: "Nothing is placed any more. Compare with the venue's own page, then resume: that accepts the venue's books.",
};

/** A milder policy does not undo what a stricter one holds. */
function holdBack(state: StateInSight, drift: Drift, policy: DriftPolicy): readonly CorrelatedEvent[] {
  if (policy === 'adopt') return [];
  const scope = scopeOf(state, drift);
  const mode: Exclude<TradingMode, 'Normal'> = policy === 'halt' ? 'Halted' : modeCauses.Drift.mode;
  const held = state.ledger.restrictions.get(restrictionKey(scope, 'Drift'))?.mode ?? 'Normal';
  if (!isStricter(mode, held)) return [];
  return restrict(state, { cause: 'Drift', scope, mode, numbers: { drifts: driftText(drift) } });
}
