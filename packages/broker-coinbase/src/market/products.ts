import type { InstrumentId } from '@bot/core';
import type { Product } from '../mapping/products';

/** What is known of each product: its figures are checked before an order is sent, and read what comes about it. */
export interface Products {
  /** As it was listed last; undefined when it never was. */
  known(instrumentId: InstrumentId): Product | undefined;
  /** Asks the venue when it was never listed. @throws BrokerError (NotFound when there is no such product) */
  find(instrumentId: InstrumentId): Promise<Product>;
  /** Every product, as it was listed last; asks for the list when there was none. @throws BrokerError */
  all(): Promise<readonly Product[]>;
  learn(products: readonly Product[]): void;
  /** The list of all of them is here. */
  learnAll(products: readonly Product[]): void;
}

export interface ProductQuestions {
  readonly one: (instrumentId: InstrumentId) => Promise<Product>;
  readonly every: () => Promise<readonly Product[]>;
}

export function createProducts(ask: ProductQuestions): Products {
  const listed = new Map<InstrumentId, Product>();
  let isWhole = false;

  function learn(products: readonly Product[]): void {
    for (const product of products) listed.set(product.instrument.instrumentId, product);
  }
  function learnAll(products: readonly Product[]): void {
    learn(products);
    isWhole = true;
  }

  return {
    known: (instrumentId) => listed.get(instrumentId),
    async find(instrumentId) {
      const known = listed.get(instrumentId);
      if (known !== undefined) return known;
      const product = await ask.one(instrumentId);
      learn([product]);
      return product;
    },
    async all() {
      if (!isWhole) learnAll(await ask.every());
      return [...listed.values()];
    },
    learn,
    learnAll,
  };
}
