import { decision, event, type Decision, type EngineCommand } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
import { problemsWith } from '../state/offeredConfig';
import { changesBetween, settingsOf } from '../state/settings';
import { inheritBooks } from './inheritBooks';
import { restrictRemoved } from './removedInstruments';

/**
 * Another configuration for a bot that runs. It is taken over whole or not at all; the view goes by it already when it is. What
 * it brings that has to be read at the venue first (an instrument, a strategy that warms up) is read as at a start.
 */
export function decideConfigOffered(state: StateInSight, { reloadId, config }: InputOf<'ConfigOffered'>): Decision {
  const problems = problemsWith(state, config);
  if (problems.length > 0) return refused(reloadId, problems);
  const changes = changesBetween(state.ledger.settings, settingsOf(config));
  if (changes.length === 0) return decision([], { type: 'AnswerReload', reloadId, answer: { outcome: 'Unchanged' } });
  const events = [event('ConfigChanged', { changes }), ...inheritBooks(state), ...restrictRemoved(state)];
  const load: readonly EngineCommand[] = mustLoad(state) ? [{ type: 'LoadVenue' }] : [];
  return decision(events, ...load, { type: 'AnswerReload', reloadId, answer: { outcome: 'Changed', changes } });
}

/** What cannot be read or breaks a rule never came so far as to be a configuration. */
export const decideConfigRefused = (_: StateInSight, { reloadId, problems }: InputOf<'ConfigRefused'>): Decision =>
  refused(reloadId, problems);

const refused = (reloadId: string, problems: InputOf<'ConfigRefused'>['problems']): Decision =>
  decision([event('ConfigRejected', { problems })], {
    type: 'AnswerReload',
    reloadId,
    answer: { outcome: 'Rejected', problems },
  });

const mustLoad = ({ config, view }: StateInSight): boolean =>
  view.cold.size > 0 || config.instrumentIds.some((id) => !view.feed.instrumentIds.includes(id));
