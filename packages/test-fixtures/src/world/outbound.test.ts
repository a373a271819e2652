import { priceOf, quantityOf, type Broker } from '@bot/core';
import { createScriptedBroker, createVirtualClock } from '@bot/simulation';
import { requestOf } from '../testing/handMadeFacts';
import { createOutbound } from './outbound';

it('what leaves the bot is noted when it leaves, also when it never arrives', async () => {
  const clock = createVirtualClock({ startAt: 5_000 });
  const nobody = (): Promise<never> => Promise.reject(new Error('The line is dead.'));
  const dead: Broker = {
    ...createScriptedBroker({ clock, instruments: [] }),
    ...{ submitOrder: nobody, cancelOrders: nobody, findOrderByClientId: nobody },
    ...{ amendOrder: nobody, closePosition: nobody },
  };
  const { broker, sent } = createOutbound(dead, clock);
  const request = requestOf('a');
  const closes = { clientOrderId: 'b', instrumentId: 'BTC-USD' };

  await Promise.allSettled([
    broker.submitOrder(request),
    broker.cancelOrders(['V1', 'V2']),
    broker.findOrderByClientId('a'),
    broker.amendOrder({ venueOrderId: 'V1', limitPrice: priceOf('1'), quantity: quantityOf('1') }),
    broker.closePosition(closes),
  ]);

  expect(sent).toEqual([
    { at: 5_000, submits: request, about: new Set(['a']) },
    { at: 5_000, submits: null, about: new Set(['V1', 'V2']) },
    { at: 5_000, submits: null, about: new Set(['a']) },
    { at: 5_000, submits: null, amends: 'V1', about: new Set() },
    { at: 5_000, submits: null, closes, about: new Set(['b']) },
  ]);
});
