import { toText, zeroQuantity, type Instrument } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { watchedInstruments } from '../state/watched';
import { alertOnce } from './alert';
import { driftFound } from './driftFound';

/**
 * What the venue lists now against what we trade by: new and changed terms hold from here on, for every order that is planned,
 * quantised and judged. What is not listed any more is not traded; a position in it stays in our books.
 */
export function relist(state: StateInSight, instruments: readonly Instrument[]): readonly CorrelatedEvent[] {
  const { ledger } = state;
  const watched = watchedInstruments(state);
  const listed = instruments.filter(({ instrumentId }) => watched.includes(instrumentId));
  const changed = listed
    .filter((instrument) => !sameTerms(instrument, ledger.instruments.get(instrument.instrumentId)))
    .map((instrument) => event('InstrumentListed', { instrument }));
  const missing = watched
    .filter((id) => !listed.some(({ instrumentId }) => instrumentId === id))
    .flatMap((id) => [
      ...gone(state, id),
      ...alertOnce(state, {
        severity: 'Critical',
        code: 'UnknownInstrument',
        subject: id,
        message: `The venue does not list ${id}${ledger.instruments.has(id) ? ' any more' : ''}. No orders are placed in it. Remove it from instrumentIds, or correct it.`,
      }),
    ]);
  return [...changed, ...missing];
}

/** We have books in it, so this is more than a wrong name. */
function gone(state: StateInSight, instrumentId: string): readonly CorrelatedEvent[] {
  const { ledger } = state;
  if (!ledger.opened.has(instrumentId) || ledger.restrictions.has(restrictionKey(instrumentId, 'Drift'))) return [];
  const netQuantity = ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity;
  return driftFound(state, { drift: 'InstrumentGone', instrumentId, netQuantity });
}

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
