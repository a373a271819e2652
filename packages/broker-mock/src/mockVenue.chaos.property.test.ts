import { isBrokerError, sum, toText, zeroQuantity, type FillDetail } from '@bot/core';
import fc from 'fast-check';
import { createKernel, createRandom, createTrace, createVirtualClock, marketOrder } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket } from './index';
import { faultProfile, type FaultProfileOptions } from './faults/faultProfile';

function openVenue(profile: FaultProfileOptions) {
  const clock = createVirtualClock({ startAt: 0 });
  const trace = createTrace(clock);
  const venue = createMockVenue({
    ...{ clock, trace, random: createRandom(1), instruments: instrumentTable },
    ...{ market: manualMarket({ prices: { 'BTC-USD': '50000' } }), balances: { USD: '100000' } },
  });
  venue.control.faults.follow(faultProfile(profile));
  return { ...venue, trace, kernel: createKernel({ clock }), faults: venue.control.faults };
}

/** Buys until the venue has a word for it, always by the same id; then learns of the fills as reports and as a list. */
async function buyStubbornly(profile: FaultProfileOptions, orders: number) {
  const world = openVenue(profile);
  const { broker, kernel, faults, truth } = world;
  const reported = new Map<string, FillDetail>();
  broker.subscribeReports((report) => {
    if (report.type === 'Fill') reported.set(report.fill.tradeId, report.fill);
  });
  for (let order = 0; order < orders; order++) {
    // An outage lasts 5 s at the most, and each try at least 40 ms.
    for (let tries = 0; tries < 500; tries++) {
      const answer = await kernel.run(
        broker.submitOrder(marketOrder(`c${order}`)).catch((error: unknown) => {
          expect(isBrokerError(error)).toBe(true);
          return null;
        }),
      );
      if (answer !== null) break;
    }
  }
  faults.heal();
  await kernel.advance(60_000);
  const listed = await kernel.run(broker.fillsSince(0));
  world.stop();
  return { truth, reported, listed, hash: world.trace.hash() };
}

const rate = fc.double({ min: 0, max: 0.12, noNaN: true });
const profiles = fc
  .record({
    seed: fc.integer(),
    submitOrder: fc.record({
      ...{ dropRequest: rate, acceptThenDropResponse: rate, serverError: rate, serverErrorAfterActing: rate },
      ...{ rateLimit: rate, delayResponse: rate, duplicateRequest: rate, malformed: rate },
    }),
    stream: fc.record({ drop: rate, delay: rate, duplicate: rate, reorder: rate }),
  })
  .map(({ seed, submitOrder, stream }): FaultProfileOptions => ({
    ...{ seed, outageGapMaxMs: 60_000, outageMaxMs: 5_000 },
    rates: { submitOrder, reports: stream, fills: stream },
  }));

describe('whatever goes wrong', () => {
  it('one client order id places one order, and the list of fills is whole', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, fc.integer({ min: 1, max: 8 }), async (profile, orders) => {
        const { truth, reported, listed } = await buyStubbornly(profile, orders);
        expect(truth.orders()).toHaveLength(orders);
        const quantities = listed.map(({ quantity }) => quantity);
        expect(toText(sum(quantities, zeroQuantity))).toBe(`0.0${orders}`);
        // Reports may be lost and may come twice, but none is made up.
        for (const [tradeId, fill] of reported) expect(listed.find((each) => each.tradeId === tradeId)).toEqual(fill);
      }),
      { numRuns: 40 },
    );
  });

  it('the same seed makes the same world', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, async (profile) => {
        const [first, second] = [await buyStubbornly(profile, 3), await buyStubbornly(profile, 3)];
        expect(first.hash).toBe(second.hash);
      }),
      { numRuns: 10 },
    );
  });
});
