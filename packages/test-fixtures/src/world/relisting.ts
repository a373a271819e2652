import {
  exceeds,
  isMultipleOf,
  priceOf,
  quantityOf,
  type Broker,
  type Clock,
  type Instrument,
  type InstrumentId,
  type OrderRequest,
  type RejectReason,
} from '@bot/core';

/** Coarser steps and larger minimums; decimal text. */
export interface RelistedTerms {
  readonly tickSize?: string;
  readonly lotSize?: string;
  readonly minQuantity?: string;
}

/** A venue that changes what it lists while it is open. */
export interface Relisting {
  readonly broker: Broker;
  relist(instrumentId: InstrumentId, terms: RelistedTerms): void;
  delist(instrumentId: InstrumentId): void;
}

/**
 * The door of a venue, where orders are held against what is listed now; behind it the venue goes by the steps that it opened
 * with, of which the new ones are multiples.
 */
export function createRelisting(broker: Broker, clock: Pick<Clock, 'now'>): Relisting {
  const changes = new Map<InstrumentId, Partial<Instrument>>();
  const gone = new Set<InstrumentId>();

  return {
    broker: {
      ...broker,
      async instruments() {
        const listed = await broker.instruments();
        return listed
          .filter(({ instrumentId }) => !gone.has(instrumentId))
          .map((instrument) => ({ ...instrument, ...changes.get(instrument.instrumentId) }));
      },
      async submitOrder(request) {
        const reason = refusalOf(request, changes.get(request.instrumentId));
        if (reason === null) return broker.submitOrder(request);
        const message = 'The order does not fit the terms of the instrument, which have changed.';
        const { clientOrderId } = request;
        return Promise.resolve({ outcome: 'Rejected', clientOrderId, reason, message, at: clock.now() });
      },
    },
    relist(instrumentId, { tickSize, lotSize, minQuantity }) {
      changes.set(instrumentId, {
        ...changes.get(instrumentId),
        ...(tickSize === undefined ? {} : { tickSize: priceOf(tickSize) }),
        ...(lotSize === undefined ? {} : { lotSize: quantityOf(lotSize) }),
        ...(minQuantity === undefined ? {} : { minQuantity: quantityOf(minQuantity) }),
      });
    },
    delist: (instrumentId) => void gone.add(instrumentId),
  };
}

function refusalOf(
  { quantity, limitPrice, stopPrice }: OrderRequest,
  { tickSize, lotSize, minQuantity }: Partial<Instrument> = {},
): RejectReason | null {
  const prices = [limitPrice, stopPrice ?? null].filter((price) => price !== null);
  if (tickSize !== undefined && !prices.every((price) => isMultipleOf(price, tickSize))) return 'InvalidPrecision';
  if (lotSize !== undefined && !isMultipleOf(quantity, lotSize)) return 'InvalidPrecision';
  return minQuantity !== undefined && exceeds(minQuantity, quantity) ? 'BelowMinimumSize' : null;
}
