import type { InstrumentId } from '@bot/core';
import type { Product } from '../mapping/products';
import { failure } from '../transport/failures';

/** What is known of each product: its figures are checked before an order is sent, and read what comes about it. */
export interface Products {
  /** As it was listed last; undefined when it never was. */
  known(instrumentId: InstrumentId): Product | undefined;
  /** Asks the venue when it was never listed. @throws BrokerError (NotFound when there is no such product) */
  find(instrumentId: InstrumentId): Promise<Product>;
  /** The same; null for one of a kind that is not traded here. @throws BrokerError */
  findTraded(instrumentId: InstrumentId): Promise<Product | null>;
  /** Every product, as it was listed last; asks for the list when there was none. @throws BrokerError */
  all(): Promise<readonly Product[]>;
  learn(products: readonly Product[]): void;
  /** The list of all of them is here. */
  learnAll(products: readonly Product[]): void;
}

export interface ProductQuestions {
  /** null for one of a kind that is not traded here. */
  readonly one: (instrumentId: InstrumentId) => Promise<Product | null>;
  readonly every: () => Promise<readonly Product[]>;
}

export function createProducts(ask: ProductQuestions): Products {
  const listed = new Map<InstrumentId, Product>();
  const untraded = new Set<InstrumentId>();
  let isWhole = false;

  function learn(products: readonly Product[]): void {
    for (const product of products) listed.set(product.instrument.instrumentId, product);
  }
  function learnAll(products: readonly Product[]): void {
    learn(products);
    isWhole = true;
  }

  async function findTraded(instrumentId: InstrumentId): Promise<Product | null> {
    const known = listed.get(instrumentId);
    if (known !== undefined || untraded.has(instrumentId)) return known ?? null;
    const product = await ask.one(instrumentId);
    if (product === null) untraded.add(instrumentId);
    else learn([product]);
    return product;
  }

  return {
    known: (instrumentId) => listed.get(instrumentId),
    findTraded,
    async find(instrumentId) {
      const product = await findTraded(instrumentId);
      if (product !== null) return product;
      throw failure('NotFound', 'instruments', `instruments: ${instrumentId} is of a kind that is not traded here.`);
    },
    async all() {
      if (!isWhole) learnAll(await ask.every());
      return [...listed.values()];
    },
    learn,
    learnAll,
  };
}
