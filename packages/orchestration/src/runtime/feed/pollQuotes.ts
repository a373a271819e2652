import type { Broker, InstrumentId, Quote } from '@bot/core';

/** Asks for each price; one that does not come keeps nothing from the others. @throws the first failure, after all have ended */
export async function pollQuotes(
  broker: Pick<Broker, 'quote'>,
  instrumentIds: readonly InstrumentId[],
  offer: (quote: Quote) => void,
): Promise<void> {
  const asked = await Promise.allSettled(instrumentIds.map(async (id) => offer(await broker.quote(id))));
  const failed = asked.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
