import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';

/** An operator's mode stays until an operator changes it, also over restarts. */
export function decideModeCommanded({ ledger }: StateInSight, { mode, reason }: InputOf<'ModeCommanded'>): Decision {
  if (ledger.mode === mode && ledger.modeReason === 'Operator') return nothing;
  return decision([
    event('ModeChanged', { from: ledger.mode, to: mode, reason: 'Operator', numbers: { said: reason } }),
  ]);
}
