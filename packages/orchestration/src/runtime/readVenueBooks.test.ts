import { BrokerError, type Broker } from '@bot/core';
import { createKernel, createScriptedBroker, createVirtualClock } from '@bot/simulation';
import { btcPerp, buy, DAY } from '../engine/testing/fixtures';
import { readVenueBooks } from './readVenueBooks';

const asked = { type: 'ReadVenueBooks', ours: ['nobody'], fillsSince: 0, withPerpetuals: true } as const;
const strangers = (): boolean => false;

/** A venue at which somebody else has bought one contract. */
async function venueWithStranger(): Promise<Broker> {
  const clock = createVirtualClock({ startAt: DAY });
  const broker = createScriptedBroker({
    ...{ clock, instruments: [btcPerp], balances: { USD: '10000' }, prices: { 'BTC-PERP': '100' } },
  });
  await broker.submitOrder({ ...buy('1'), instrumentId: 'BTC-PERP', clientOrderId: 'by-hand' });
  await createKernel({ clock }).advance(1_000);
  return broker;
}

const without = (broker: Broker, code: 'NotFound' | 'Timeout'): Broker => ({
  ...broker,
  order: () => Promise.reject(new BrokerError(code, { happened: code, botDid: '' }, { operation: 'order' })),
});

describe('the books of a venue with perpetuals', () => {
  it('come with margins, and with the order behind each trade that is none of ours', async () => {
    const books = await readVenueBooks(await venueWithStranger(), asked, strangers);
    expect(books.foreignOrders?.map(({ progress }) => progress.clientOrderId)).toEqual(['by-hand']);
    expect(books.margins).toHaveLength(1);
    expect(books.fundings).toEqual([]);
    expect(books.ours).toEqual([{ clientOrderId: 'nobody', found: null }]);
  });

  it('leave our own trades, and orders that the venue has forgotten, without one', async () => {
    const broker = await venueWithStranger();
    expect((await readVenueBooks(broker, asked, () => true)).foreignOrders).toEqual([]);
    expect((await readVenueBooks(without(broker, 'NotFound'), asked, strangers)).foreignOrders).toEqual([]);
  });

  it('cannot be read when an order cannot', async () => {
    const reading = readVenueBooks(without(await venueWithStranger(), 'Timeout'), asked, strangers);
    await expect(reading).rejects.toMatchObject({ code: 'Timeout' });
  });
});
