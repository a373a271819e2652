import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { backoffMs } from './backoff';
import { observeListing } from './feed';
import { observeWarmUp } from './market';

const MAX_LOAD_DELAY_MS = 60_000;

export function observeVenueLoaded(state: EngineState, input: InputOf<'VenueLoaded'>): void {
  state.view.fees = input.fees;
  state.view.loadAt = null;
  state.view.loading = false;
  observeListing(state, input);
  observeWarmUp(state, input);
}

export function observeVenueLoadFailed({ view }: EngineState, { at }: InputOf<'VenueLoadFailed'>): void {
  view.loadTries += 1;
  view.loadAt = at + backoffMs(view.loadTries, MAX_LOAD_DELAY_MS);
}

export function noteLoading({ view }: EngineState): void {
  view.loading = true;
  view.loadAt = null;
}
