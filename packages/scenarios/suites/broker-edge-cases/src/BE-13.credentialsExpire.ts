import type { Scenario } from '@bot/test-fixtures';

/** One order rests and the fate of another is unknown when the venue does not accept the key any more. */
export const credentialsExpire = (scenario: Scenario): void =>
  scenario(
    'BE-13',
    'Credentials expire while the bot trades → halt and alert → nothing is asked until they are renewed → trading goes on',
    {
      verifies: [
        'trading is halted, and one alert says why and what to do',
        'nothing that needs the key is asked but whether it is accepted, ever more seldom',
        'prices go on, and an order that is asked for is denied without a request',
        'an order of unknown fate stays unknown',
        'an operator who resumes without a new key has it tried at once, and trades nothing',
        'with a new key a resume ends it at once: what waited leaves, and the books are compared first',
        'trading goes on, and the fate of the order is found out',
      ],
      tags: ['scenario', 'edge_case', 'security'],
    },
    async ({ world, bot, venue, verify }) => {
      const isPublic = new Set(['instruments', 'quote', 'candles', 'venueTime']);
      const needsKey = (method: string): boolean => !isPublic.has(method);
      const since = (from: number, wanted: (method: string) => boolean) =>
        venue.truth.requests().filter(({ at, method }) => at > from && wanted(method));
      await world.advance('2m');
      const resting = bot.submit.buy('BTC-USD', '0.01', { limit: '40000' });
      await resting.reaches('Accepted');
      venue.faults.on('submitOrder').dropRequest();
      const lost = bot.submit.buy('BTC-USD', '0.01', { limit: '41000' });
      await lost.reaches('Unknown');

      venue.faults.loseCredentials();
      await world.advance('1m');
      verify('trading is halted, and one alert says why and what to do', () => {
        expect(bot).toBeHalted();
        expect(bot).toHaveAlerted('Unauthorized', { times: 1 });
        expect(bot).toHaveAlerted('Unauthorized', { severity: 'Critical', saying: 'Renew the key' });
      });
      const haltedAt = Number(bot.restrictions.find(({ cause }) => cause === 'Unauthorized')?.since);
      const marks = bot.marks('BTC-USD').length;
      await world.advance('20m');
      verify('nothing that needs the key is asked but whether it is accepted, ever more seldom', () => {
        const probes = since(haltedAt, (method) => method === 'permissions').map(({ at }) => at - haltedAt);
        const waits = probes.map((at, index) => Math.round((at - (probes[index - 1] ?? 0)) / 1_000));
        expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
        // What left at the same moment arrives a little later.
        expect(since(haltedAt + 100, (method) => method !== 'permissions' && needsKey(method))).toEqual([]);
      });
      await verify('prices go on, and an order that is asked for is denied without a request', async () => {
        expect(bot.marks('BTC-USD').length).toBeGreaterThan(marks);
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeDenied('TradingHalted');
      });
      verify('an order of unknown fate stays unknown', () => {
        expect(lost.status).toBe('Unknown');
        expect(resting.status).toBe('PendingCancel');
      });

      const asked = world.clock.now();
      bot.setMode('Normal', 'try it again');
      await world.advance('2s');
      await verify('an operator who resumes without a new key has it tried at once, and trades nothing', async () => {
        expect(since(asked, needsKey).map(({ method }) => method)).toEqual(['permissions']);
        expect(bot).toBeHalted();
        expect(bot).toHaveAlerted('Unauthorized', { times: 2 });
      });

      venue.faults.restoreCredentials();
      const renewed = world.clock.now();
      bot.setMode('Normal', 'the key is renewed');
      const early = bot.submit.buy('BTC-USD', '0.001');
      await world.advance('5s');
      await verify(
        'with a new key a resume ends it at once: what waited leaves, and the books are compared first',
        async () => {
          await expect(early).toBeDenied('NotReconciled');
          await expect(resting).toBeCanceled();
          const methods = since(renewed, needsKey).map(({ method }) => method);
          expect(methods[0]).toBe('permissions');
          expect(methods).toEqual(expect.arrayContaining(['balances', 'openOrders', 'cancelOrders']));
          expect(bot.restrictions).toEqual([]);
        },
      );
      const next = bot.submit.buy('BTC-USD', '0.001');
      await verify('trading goes on, and the fate of the order is found out', async () => {
        await expect(next).toBeFilled();
        await expect(lost).toBeFailed();
        expect(bot).toReconcileWith(venue);
      });
    },
  );
