import { isPositive, type ClientOrderId, type EpochMs, type InstrumentId } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-08', problem });

/**
 * INV-08: an order that may have reached the venue has not failed while the venue may still take it; and by itself the bot
 * opens nothing in an instrument where the fate of an order is not known. What a person asks for is their own affair.
 */
export const checkUnknownOrders: JournalCheck = ({ journal, admissionWindowMs, wishes }) => {
  const found: BrokenInvariant[] = [];
  const instruments = new Map<ClientOrderId, InstrumentId>();
  const lastAttempts = new Map<ClientOrderId, EpochMs>();
  const unknown = new Set<ClientOrderId>();
  const wished = new Set(wishes.map(({ clientOrderId }) => clientOrderId));

  for (const { type, payload, at } of journal) {
    switch (type) {
      case 'OrderSubmitted': {
        const { clientOrderId, instrumentId } = payload.request;
        const beside = [...unknown].find((id) => instruments.get(id) === instrumentId);
        const isOwnEntry = isPositive(payload.hold) && !wished.has(clientOrderId);
        if (beside !== undefined && isOwnEntry) found.push(broken(`${clientOrderId} was opened beside ${beside}`));
        instruments.set(clientOrderId, instrumentId);
        lastAttempts.set(clientOrderId, at);
        break;
      }
      case 'ClockChanged':
        for (const [id, sentAt] of lastAttempts) lastAttempts.set(id, sentAt + payload.byMs);
        break;
      case 'SubmitAttempted':
        lastAttempts.set(payload.clientOrderId, at);
        break;
      case 'OrderBecameUnknown':
        unknown.add(payload.clientOrderId);
        break;
      case 'OrderFailed': {
        const { clientOrderId } = payload;
        const sinceMs = at - (lastAttempts.get(clientOrderId) ?? at);
        if (unknown.delete(clientOrderId) && sinceMs <= admissionWindowMs) {
          found.push(broken(`${clientOrderId} failed ${sinceMs} ms after it was sent, and its fate was not known`));
        }
        break;
      }
      case 'OrderProgressed':
      case 'OrderRejected':
        // The venue has spoken of it.
        unknown.delete(payload.clientOrderId);
        break;
      default:
    }
  }
  return found;
};
