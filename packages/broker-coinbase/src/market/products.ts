import type { Instrument, InstrumentId } from '@bot/core';

/** What is known of each product: its figures are checked before an order is sent, and read what comes about it. */
export interface Products {
  /** As it was listed last; undefined when it never was. */
  known(instrumentId: InstrumentId): Instrument | undefined;
  /** Asks the venue when it was never listed. @throws BrokerError (NotFound when there is no such product) */
  find(instrumentId: InstrumentId): Promise<Instrument>;
  learn(instruments: readonly Instrument[]): void;
}

export function createProducts(ask: (instrumentId: InstrumentId) => Promise<Instrument>): Products {
  const listed = new Map<InstrumentId, Instrument>();
  const learn = (instruments: readonly Instrument[]): void => {
    for (const instrument of instruments) listed.set(instrument.instrumentId, instrument);
  };
  return {
    known: (instrumentId) => listed.get(instrumentId),
    async find(instrumentId) {
      const known = listed.get(instrumentId);
      if (known !== undefined) return known;
      const instrument = await ask(instrumentId);
      learn([instrument]);
      return instrument;
    },
    learn,
  };
}
