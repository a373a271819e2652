import type { ClientOrderId, EpochMs, InstrumentId } from '@bot/core';
import type { Decision } from '../decision';
import type { EngineInput, FailedCall, InputOf } from '../input';
import { openAccess } from '../state/access';
import type { EngineState, StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { failureIn } from './reach';

/** A refusal that passes by itself is over soon; one that stays is asked about seldom: venues ban who keeps asking. */
const FIRST_PROBE_MS = 5_000;
const MAX_PROBE_MS = 300_000;

/** Failures of what only reads. */
const reads: ReadonlySet<EngineInput['type']> = new Set([
  'VenueLoadFailed',
  'PermissionsUnreadable',
  'VenueBooksUnreadable',
  'TaskFailed',
  'OrderQueryFailed',
]);

/** The venue does not accept our key, or does not let it read; null: the input does not say so. */
export function refusalIn(input: EngineInput): FailedCall | null {
  const failure = failureIn(input);
  const isRefusal =
    failure?.code === 'AuthenticationFailed' || (failure?.code === 'PermissionDenied' && reads.has(input.type));
  return isRefusal ? failure : null;
}

/** A submit, an amendment or a cancel that our key was not permitted; null: the input is something else. */
export const deniedWrite = (input: EngineInput): InputOf<'SubmitFailed' | 'AmendFailed' | 'CancelFailed'> | null =>
  (input.type === 'SubmitFailed' || input.type === 'AmendFailed' || input.type === 'CancelFailed') &&
  input.failure.code === 'PermissionDenied'
    ? input
    : null;

/** The perpetual that an order is in, which a key that may trade spot may still not trade; null: it is in none. */
export function perpetualOf(
  { ledger }: Pick<StateInSight, 'ledger'>,
  clientOrderId: ClientOrderId,
): InstrumentId | null {
  const instrument = ledger.instruments.get(ledger.orders.get(clientOrderId)?.instrumentId ?? '');
  return instrument?.kind === 'Perpetual' ? instrument.instrumentId : null;
}

export function observeAccess(state: EngineState, input: EngineInput): void {
  const { view } = state;
  if (refusalIn(input) !== null) return noteRefusal(state, input);
  const denied = deniedWrite(input);
  if (denied !== null && view.permissions !== null && perpetualOf(state, denied.clientOrderId) === null) {
    view.permissions = { ...view.permissions, canTrade: false };
  }
  switch (input.type) {
    case 'Started':
      return beginRefused(state, input.at);
    case 'PermissionsUnreadable':
      // It says nothing about the key, which is tried again.
      return scheduleProbe(state, input.at);
    case 'VenueLoaded':
    case 'PermissionsRead':
      view.permissions = input.permissions;
      if (view.access.state === 'Refused') view.access = { ...view.access, state: 'Comparing', probeAt: null };
      return;
    case 'ModeCommanded':
      if (input.mode === 'Normal') askAgain(state, input.at);
      return;
    default:
  }
}

/** After the key was refused the books were compared, and need not be read again: trading may go on. */
export function noteComparison({ view }: EngineState, { commands }: Decision): void {
  const isReadAgain = commands.some(({ type }) => type === 'ReadVenueBooks');
  if (view.access.state === 'Comparing' && !isReadAgain) view.access = openAccess;
}

export const noteProbe = ({ view }: EngineState): void => void (view.access = { ...view.access, probeAt: null });

/** The process before was refused: this one begins with a probe, and loads the venue when its key is accepted. */
function beginRefused({ view, ledger }: EngineState, at: EpochMs): void {
  if (!ledger.restrictions.has(restrictionKey('All', 'Unauthorized'))) return;
  view.access = { state: 'Refused', refusals: 0, probeAt: at };
  view.loadAt = at;
}

/** Several requests may be under way when the first is refused: what the others tell is no news. */
function noteRefusal(state: EngineState, input: EngineInput): void {
  state.view.permissions = null;
  if (state.view.access.state === 'Refused' && input.type !== 'PermissionsUnreadable') return;
  scheduleProbe(state, input.at);
}

/** Worked example: refused at noon → tried after 5, 10, 20 … seconds, and every five minutes in the end. */
function scheduleProbe({ view }: EngineState, at: EpochMs): void {
  const refusals = view.access.refusals + 1;
  const waitMs = Math.min(FIRST_PROBE_MS * 2 ** (refusals - 1), MAX_PROBE_MS);
  view.access = { state: 'Refused', refusals, probeAt: at + waitMs };
}

/** An operator resumes, perhaps with another key: what it may do is asked at once, unless it is being asked. */
function askAgain({ view }: EngineState, at: EpochMs): void {
  if (view.access.probeAt !== null) view.access = { ...view.access, probeAt: at };
  const isScheduled = (view.tasks.get('Telemetry') ?? null) !== null;
  if (view.permissions?.canTrade === false && isScheduled) view.tasks.set('Telemetry', at);
}
