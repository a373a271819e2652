import { createKernel, createRandom, createTrace, createVirtualClock, marketOrder } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket } from './index';

function openVenue() {
  const clock = createVirtualClock({ startAt: 0 });
  const trace = createTrace(clock);
  const venue = createMockVenue({
    clock,
    trace,
    random: createRandom(1),
    instruments: instrumentTable,
    market: manualMarket(),
    balances: { USD: '10000' },
  });
  const { broker, truth } = venue;
  const { faults } = venue.control;
  const methods = (): readonly string[] => truth.requests().map(({ method }) => method);
  return { kernel: createKernel({ clock }), trace, broker, truth, faults, methods };
}

const order = marketOrder('c1');

describe('an armed fault', () => {
  it('loses the answer to what the venue did; the same id then gets the first answer', async () => {
    const { kernel, broker, truth, faults, methods, trace } = openVenue();
    faults.on('submitOrder').acceptThenDropResponse();
    await expect(kernel.run(broker.submitOrder(order))).rejects.toMatchObject({ code: 'Timeout' });
    expect(truth.fills()).toHaveLength(1);
    expect(await kernel.run(broker.submitOrder(order))).toMatchObject({
      outcome: 'Accepted',
      venueOrderId: 'V1',
      at: 20,
    });
    expect(truth.fills()).toHaveLength(1);
    expect(methods()).toEqual(['submitOrder', 'submitOrder']);
    expect(trace.entries.map(({ text }) => text)).toContain('submitOrder answer lost');
  });

  it('loses the request, which then never arrived', async () => {
    const { kernel, broker, truth, faults, methods, trace } = openVenue();
    faults.on('submitOrder').dropRequest();
    await expect(kernel.run(broker.submitOrder(order))).rejects.toMatchObject({ code: 'Timeout' });
    expect([truth.orders(), methods()]).toEqual([[], []]);
    expect(trace.entries.at(-1)?.text).toBe('submitOrder request lost');
    expect(await kernel.run(broker.findOrderByClientId('c1'))).toBeNull();
  });

  it('refuses an order by a rule of the venue, for good', async () => {
    const { kernel, broker, faults } = openVenue();
    faults.on('submitOrder').reject('Other');
    const refused = { outcome: 'Rejected', reason: 'Other' };
    expect(await kernel.run(broker.submitOrder(order))).toMatchObject(refused);
    expect(await kernel.run(broker.submitOrder(order))).toMatchObject(refused);
  });

  it('fails with an error and the venue does not act; a request that was never sent is not recorded', async () => {
    const { kernel, broker, truth, faults, methods } = openVenue();
    faults.on('submitOrder').fail('RateLimited');
    faults.on('quote').fail('NotConnected');
    await expect(kernel.run(broker.submitOrder(order))).rejects.toMatchObject({ code: 'RateLimited' });
    await expect(kernel.run(broker.quote('BTC-USD'))).rejects.toMatchObject({ code: 'NotConnected' });
    expect([truth.orders(), methods()]).toEqual([[], ['submitOrder']]);
  });

  it('waits for the nth call of its method, once, and is listed until then', async () => {
    const { kernel, broker, faults } = openVenue();
    faults.on('positions').nth(2).fail('VenueUnavailable');
    faults.on('cancelOrders').acceptThenDropResponse();
    faults.on('balances').nth(1).dropRequest();
    faults.on('submitOrder').nth(3).reject('Other');
    await kernel.run(broker.positions());
    expect(faults.pending()).toEqual([
      { point: 'positions', call: '2', fault: 'fails with VenueUnavailable', callsSeen: 1 },
      { point: 'cancelOrders', call: '1', fault: 'answer lost', callsSeen: 0 },
      { point: 'balances', call: '1', fault: 'request lost', callsSeen: 0 },
      { point: 'submitOrder', call: '3', fault: 'refused, Other', callsSeen: 0 },
    ]);
    await expect(kernel.run(broker.positions())).rejects.toMatchObject({ code: 'VenueUnavailable' });
    await kernel.run(broker.positions());
    expect(faults.pending()).toHaveLength(3);
  });

  it('two of them on one call: the first armed strikes, the other waits for the next', async () => {
    const { kernel, broker, faults } = openVenue();
    faults.on('openOrders').fail('RateLimited');
    faults.on('openOrders').fail('VenueUnavailable');
    await expect(kernel.run(broker.openOrders())).rejects.toMatchObject({ code: 'RateLimited' });
    await expect(kernel.run(broker.openOrders())).rejects.toMatchObject({ code: 'VenueUnavailable' });
    expect(faults.pending()).toEqual([]);
  });

  it('must make sense', () => {
    const { faults } = openVenue();
    expect(() => faults.on('quote').nth(0)).toThrow('counted from 1');
    expect(() => faults.on('quote').reject('Other')).toThrow('only an order');
  });
});
