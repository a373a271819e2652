import { asMoney, isNegative, isZero, negate, notionalFor, zeroMoney, type VenuePosition } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { OPERATOR } from '../state/strategyIds';
import { latestMark, quoteCurrencies } from '../state/valuation';
import { tellWhatIsLeftAlone } from './tellWhatIsLeftAlone';

/**
 * The first sight of an account, or of an instrument that was added since: cash is where the books begin, and what is held
 * already is adopted or left alone. Nothing when all books are open.
 */
export function openBooks(state: StateInSight, books: VenueBooks): readonly CorrelatedEvent[] {
  const { cash, instruments, opened } = state.ledger;
  const isNew = (instrumentId: string): boolean => instruments.has(instrumentId) && !opened.has(instrumentId);
  if (![...instruments.keys()].some(isNew)) return [];

  const balances = quoteCurrencies(state)
    .filter((currency) => !cash.has(currency))
    .map((currency) => ({ currency, total: totalOf(books, currency) }));
  const holdings = books.positions.filter(
    ({ instrumentId, netQuantity }) => isNew(instrumentId) && !isZero(netQuantity),
  );
  // What the lists of this reading show has moved its balances already.
  const tradeIds = books.fills
    .filter(({ clientOrderId }) => !state.ledger.orders.has(clientOrderId))
    .map(({ tradeId }) => tradeId);
  const fundingIds = (books.fundings ?? []).map(({ fundingId }) => fundingId);
  const adopted = { balances, ...(tradeIds.length > 0 && { tradeIds }), ...(fundingIds.length > 0 && { fundingIds }) };
  const opening = [event('CashAdopted', adopted), ...holdings.map((position) => adoptOrIgnore(state, position))];
  return [...opening, ...tellWhatIsLeftAlone(state, books, opening)];
}

/** A currency that the venue does not list is one that the account has none of. */
const totalOf = ({ balances }: VenueBooks, currency: string): VenueBooks['balances'][number]['total'] =>
  balances.find((balance) => balance.currency === currency)?.total ?? zeroMoney;

/** Adopting needs a cost: the venue's average entry, or else the mark. Without either the holding is left alone. */
function adoptOrIgnore(
  state: StateInSight,
  { instrumentId, netQuantity, averageEntryPrice }: VenuePosition,
): CorrelatedEvent {
  const entry = averageEntryPrice ?? latestMark(state, instrumentId)?.price ?? null;
  if (state.config.holdings === 'ignore' || entry === null) {
    return event('HoldingIgnored', { instrumentId, netQuantity });
  }
  const contractSize = state.ledger.instruments.get(instrumentId)?.contractSize;
  const cost = asMoney(notionalFor(entry, netQuantity, contractSize));
  return event('HoldingAdopted', {
    instrumentId,
    netQuantity,
    costBasis: isNegative(netQuantity) ? negate(cost) : cost,
    // Somebody must look after it; without a strategy that is a person.
    strategyId: state.strategies[0]?.strategyId ?? OPERATOR,
  });
}
