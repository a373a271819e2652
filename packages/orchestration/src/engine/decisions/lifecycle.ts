import { toText, zeroQuantity, type EpochMs, type Instrument } from '@bot/core';
import { decision, event, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf } from '../input';
import { readVenueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { alertOnce } from './alert';
import { driftFound } from './driftFound';
import { feedCommandsDue } from './feed';
import { inheritBooks } from './inheritBooks';

/** A start counts up the process epoch, so that no client order id of an earlier process can come again. */
export function decideStarted(state: StateInSight, input: InputOf<'Started'>): Decision {
  const { config, ledger } = state;
  const started = event('ProcessStarted', {
    storeEpoch: ledger.epoch?.storeEpoch ?? firstEpoch(input.drawn.storeEpoch, ledger.replacedAt),
    processEpoch: (ledger.epoch?.processEpoch ?? 0) + 1,
    entropy: input.drawn.entropy,
    profile: config.profile,
  });
  return decision([started, ...inheritBooks(state)], { type: 'LoadVenue' });
}

/**
 * What was drawn is enough for a first log. One that took the place of another must not repeat its ids even if the same was
 * drawn: it adds when that was. Worked example: `k3x9` at 1,522,800,000,000 → `k3x9jfkbsw00`.
 */
const firstEpoch = (drawn: string, replacedAt: EpochMs | null): string =>
  replacedAt === null ? drawn : `${drawn}${Math.floor(replacedAt).toString(36)}`;

/** New and changed instruments are recorded; then the venue's books are read, before anything is traded. */
export function decideVenueLoaded(state: StateInSight, input: InputOf<'VenueLoaded'>): Decision {
  const { config, ledger } = state;
  const traded = input.instruments.filter(({ instrumentId }) => config.instrumentIds.includes(instrumentId));
  const listed = traded
    .filter((instrument) => !sameTerms(instrument, ledger.instruments.get(instrument.instrumentId)))
    .map((instrument) => event('InstrumentListed', { instrument }));
  const missing = config.instrumentIds
    .filter((id) => !traded.some(({ instrumentId }) => instrumentId === id))
    .flatMap((id) => [
      ...gone(state, id),
      ...alertOnce(state, {
        severity: 'Critical',
        code: 'UnknownInstrument',
        subject: id,
        message: `The venue does not list ${id}. No orders are placed in it. Remove it from instrumentIds, or correct it.`,
      }),
    ]);
  return decision([...listed, ...missing], ...feedCommandsDue(state, input.at), readVenueBooks(state));
}

/** We have books in it, so this is more than a wrong name. */
function gone(state: StateInSight, instrumentId: string): readonly CorrelatedEvent[] {
  const { ledger } = state;
  if (!ledger.opened.has(instrumentId) || ledger.restrictions.has(restrictionKey(instrumentId, 'Drift'))) return [];
  const netQuantity = ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity;
  return driftFound(state, { drift: 'InstrumentGone', instrumentId, netQuantity });
}

/** `nextWakeAt` has the time of the next try. */
export const decideVenueLoadFailed = (state: StateInSight, { failure }: InputOf<'VenueLoadFailed'>): Decision =>
  decision(
    alertOnce(state, {
      severity: 'Warning',
      code: 'VenueUnreachable',
      subject: 'start',
      message: `The venue could not be read at the start (${failure.code}: ${failure.message}). The bot keeps trying and places no orders until then.`,
    }),
  );

export const decideStopped = (input: InputOf<'Stopped'>): Decision =>
  decision([event('ProcessStopped', { reason: input.reason })]);

function sameTerms(a: Instrument, b: Instrument | undefined): boolean {
  return b !== undefined && termsText(a) === termsText(b);
}

const termsText = (i: Instrument): string =>
  [
    i.kind,
    i.baseCurrency,
    i.quoteCurrency,
    ...[i.tickSize, i.lotSize, i.minQuantity, i.maxQuantity, i.minNotional].map(toText),
    ...[i.contractSize, i.initialMarginRate, i.maintenanceMarginRate].map(toText),
  ].join('|');
