import { createKernel, createRandom, createVirtualClock, limitOrder, marketOrder } from '@bot/simulation';
import type { OrderRequest } from '@bot/core';
import { createMockVenue, instrumentTable, manualMarket } from '../index';
import { requestProblem } from './requestProblem';

it('an order that the compiler accepts can be read', () => {
  expect(requestProblem(marketOrder('c1'))).toBeNull();
  expect(requestProblem(limitOrder('c1', '50000', { timeInForce: 'GTD', expiresAt: 5 }))).toBeNull();
});

it.each<[object, string]>([
  [{ side: 'buy' }, 'side is one of Buy, Sell, not buy'],
  [{ type: 'Stop' }, 'type is one of Market, Limit, StopLimit, Bracket, not Stop'],
  [{ timeInForce: undefined }, 'timeInForce is one of GTC, GTD, IOC, FOK, not undefined'],
  [{ clientOrderId: '' }, 'clientOrderId is a text that is not empty'],
  [{ clientOrderId: 7 }, 'clientOrderId is a text that is not empty'],
  [{ clientOrderId: 'liquidation-7' }, "is the venue's own"],
  [{ quantity: 0.01 }, "quantity is made by quantityOf('0.01')"],
  [{ limitPrice: '50000' }, "limitPrice is null or made by priceOf('50000')"],
])('%j cannot: %s', async (change, problem) => {
  const request = { ...marketOrder('c1'), ...change } as unknown as OrderRequest;
  expect(requestProblem(request)).toContain(problem);

  const clock = createVirtualClock({ startAt: 0 });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(1), instruments: instrumentTable, market: manualMarket(), balances: {} },
  });
  const call = createKernel({ clock }).run(venue.broker.submitOrder(request));
  await expect(call).rejects.toMatchObject({ code: 'InvalidRequest', venueOutcome: 'NotActed' });
  expect(venue.truth.requests()).toEqual([]);
  venue.stop();
});
