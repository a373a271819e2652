import { decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import { dayToGoOnAs } from '../guards/openDay';
import type { EngineInput } from '../input';
import { LEAST_JUMP_MS } from '../observe/clock';
import type { StateInSight } from '../state/engineState';

/** The first stage of an input: when it came, as far as that is news. A start says so after itself. */
export const noticeClock = (state: StateInSight, input: EngineInput): Decision =>
  state.view.clockStepMs === 0 || input.type === 'Started' ? nothing : decision(clockChanged(state));

/** The clock was set back, or jumped ahead; what goes by it in the ledger goes along. */
export function clockChanged(state: StateInSight): readonly CorrelatedEvent[] {
  const { clockStepMs: byMs } = state.view;
  if (byMs === 0) return [];
  const day = dayToGoOnAs(state);
  const changed = event('ClockChanged', { byMs, ...(day !== undefined && { day }) });
  if (Math.abs(byMs) < LEAST_JUMP_MS) return [changed];
  const message =
    byMs < 0
      ? `The clock was set back by ${-byMs} ms. What was planned keeps its distance, and no day is opened twice. Look at the clock of the machine.`
      : `For ${byMs} ms the bot did nothing that was due: the machine slept, or its clock was set ahead. What was due is done once; prices from before are too old for entries. Look at the machine.`;
  return [changed, event('AlertRaised', { severity: 'Warning', code: 'ClockChanged', subject: 'clock', message })];
}
