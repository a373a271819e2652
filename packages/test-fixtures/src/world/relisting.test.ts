import { priceOf, quantityOf, type OrderRequest } from '@bot/core';
import { fundedBroker } from '../presets/fundedBroker';
import { createWorld } from './createWorld';

const request = (id: string, quantity: string, price: string | null): OrderRequest => ({
  clientOrderId: id,
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: price === null ? 'Market' : 'Limit',
  quantity: quantityOf(quantity),
  limitPrice: price === null ? null : priceOf(price),
  timeInForce: price === null ? 'IOC' : 'GTC',
  postOnly: false,
  reduceOnly: false,
});

describe('a venue that changes what it lists', () => {
  it('holds orders against the new terms', async () => {
    await using world = createWorld();
    await world.given(fundedBroker());
    const { venue } = world;
    const submit = (id: string, quantity: string, price: string | null) =>
      world.run(() => venue.broker.submitOrder(request(id, quantity, price)));
    venue.market('BTC-USD').relist({ tickSize: '5' });
    expect(await submit('a', '0.00123', '40001')).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await submit('b', '0.00123', '40005')).toMatchObject({ outcome: 'Accepted' });
    venue.market('BTC-USD').relist({ lotSize: '0.001', minQuantity: '0.002' });
    expect(await submit('c', '0.0025', null)).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await submit('d', '0.001', null)).toMatchObject({ reason: 'BelowMinimumSize' });
    expect(await submit('e', '0.002', null)).toMatchObject({ outcome: 'Accepted' });
    const [bitcoin] = await world.run(() => venue.broker.instruments());
    expect(bitcoin).toMatchObject({ tickSize: priceOf('5'), lotSize: quantityOf('0.001') });
  });

  it('lists and takes no more what it has taken off', async () => {
    await using world = createWorld();
    await world.given(fundedBroker());
    const { venue } = world;
    venue.market('BTC-USD').delist();
    const listed = await world.run(() => venue.broker.instruments());
    expect(listed.map(({ instrumentId }) => instrumentId)).toEqual(['ETH-USD']);
    const answer = await world.run(() => venue.broker.submitOrder(request('a', '0.01', null)));
    expect(answer).toMatchObject({ outcome: 'Rejected', reason: 'ProductDisabled' });
  });
});
