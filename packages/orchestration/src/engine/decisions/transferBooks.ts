import { notionalFor, type BookTransfer, type Instrument, type Mark } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';

/** What changes hands between books, at the mark. */
export const transferBooks = (
  transfers: readonly BookTransfer[],
  { instrumentId, contractSize }: Instrument,
  { price }: Mark,
  reason: string,
  correlationId: string,
): readonly CorrelatedEvent[] =>
  transfers.map((transfer) => {
    const value = notionalFor(price, transfer.quantity, contractSize);
    return event('BooksTransferred', { instrumentId, ...transfer, value, reason }, correlationId);
  });
