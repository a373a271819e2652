import { allowedNow } from './checks/allowedNow';
import { marketLimits } from './checks/marketLimits';
import { sizeLimits } from './checks/sizeLimits';
import { wellFormed } from './checks/wellFormed';
import { denialReasons, type DenialReason } from './denialReasons';
import type { RiskCheck } from './riskCheck';

/** What is beyond a strategy's allocation is denied before there is an order to be judged. */
type Checked = Exclude<DenialReason, 'UnknownInstrument' | 'AboveAllocation'>;

/** One check for each reason; a reason without one does not compile. An unknown instrument leaves nothing to check. */
const checkOf: Record<Checked, RiskCheck> = { ...allowedNow, ...wellFormed, ...marketLimits, ...sizeLimits };

export interface ListedCheck {
  readonly reason: Checked;
  readonly bindsReducing: boolean;
  readonly check: RiskCheck;
}

/** All checks in the order of the table of reasons. */
export const riskChecks: readonly ListedCheck[] = (Object.keys(denialReasons) as DenialReason[])
  .filter((reason): reason is Checked => reason in checkOf)
  .map((reason) => ({ reason, bindsReducing: denialReasons[reason].bindsReducing, check: checkOf[reason] }));
