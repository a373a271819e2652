import { moneyOf } from '@bot/core';
import type { Scenario, World } from '@bot/test-fixtures';

const HOUR_MS = 3_600_000;

export const clockSteps = (scenario: Scenario): void => {
  scenario(
    'OS-22',
    'The clock is set back by an hour → nothing waits for the time to come round again',
    {
      verifies: [
        'the log says by how much, and the operator is told',
        'what was planned keeps its distance: retries, pauses, restrictions and duties',
        'books that differ do so for as long as they really do, and no duty has run in the future',
        'prices that come are believed again',
        'our books and those of the venue agree',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
      venue.deposit('USD', '-100');
      await world.until(() => Number(bot.snapshot.disagreement?.lastsMs) > 0, { limit: '3m', what: 'the first look' });
      const differSince = world.clock.now();
      bot.setMode('ReduceOnly', 'lunch', { instrument: 'ETH-USD', for: '3m' });
      venue.faults.on('submitOrder').times(1).rateLimit();
      const exit = bot.submit.sell('BTC-USD', '0.005');
      await exit.reaches('Unknown');

      world.clock.jump('-1h');
      await world.advance('10s');
      const afterTenSeconds = exit.order?.status;
      await world.advance('2m');
      verify('the log says by how much, and the operator is told', () => {
        expect(stepsOf(bot)).toHaveLength(1);
        // As seen by the next input, a little later.
        expect(Math.abs(Number(stepsOf(bot)[0]) + HOUR_MS)).toBeLessThan(2_000);
        expect(bot).toHaveAlerted('ClockChanged');
      });
      await world.advance('2m');
      verify('what was planned keeps its distance: retries, pauses, restrictions and duties', () => {
        expect(afterTenSeconds).toBe('Filled');
        const timed = bot.restrictions.filter(({ cause }) => cause === 'Operator' || cause === 'RateLimited');
        expect(timed).toEqual([]);
        const now = world.clock.now();
        expect(bot.tasks.filter(({ nextAt, intervalMs }) => Number(nextAt) - now > intervalMs)).toEqual([]);
        expect(bot.tasks.filter(({ lastRanAt, intervalMs }) => now - Number(lastRanAt) > 2 * intervalMs)).toEqual([]);
      });
      verify('books that differ do so for as long as they really do, and no duty has run in the future', () => {
        const reallyMs = world.clock.now() + HOUR_MS - differSince;
        expect(reallyMs).toBeGreaterThan(4 * 60_000);
        // As of the last input: as long as books differ, they are compared every 5 s.
        expect(Math.abs(Number(bot.snapshot.disagreement?.lastsMs) - reallyMs)).toBeLessThan(8_000);
        expect(bot.tasks.every(({ lastRanAt }) => Number(lastRanAt) <= world.clock.now())).toBe(true);
      });
      bot.setMode('Normal', 'I took it.');
      venue.market('BTC-USD').price('50100');
      await world.advance('2m');
      await verify('prices that come are believed again', async () => {
        expect(bot.modeIn('BTC-USD')).toBe('Normal');
        await expect(bot.submit.buy('BTC-USD', '0.005')).toBeFilled();
      });
      await world.advance('5m');
      verify('our books and those of the venue agree', () => expect(bot).toReconcileWith(venue));
    },
  );

  scenario(
    'OS-22',
    'The clock is set ahead over midnight, and back again → one day begins',
    {
      verifies: [
        'the day begins once, with what everything is worth then',
        'set back before midnight no day begins again',
        'the next midnight begins the next day',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      // For 500.05, and a fee of 1.2 % on it: 9,493.9494 are left.
      await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
      const days = () => bot.journal.flatMap(({ type, payload }) => (type === 'DayOpened' ? [payload] : []));
      const pass = async (price: string): Promise<void> => {
        venue.market('BTC-USD').price(price);
        await world.advance('3m');
      };
      const first = { date: '2025-10-15', equity: moneyOf('10000') };
      // At both midnights the market stands: 0.01 are worth 501 at the first, and 502 at the second.
      const second = { date: '2025-10-16', equity: moneyOf('9994.9494') };
      const third = { date: '2025-10-17', equity: moneyOf('9995.9494') };
      await pass('50100');
      world.clock.jump('13h');
      await pass('50100');
      verify('the day begins once, with what everything is worth then', () => expect(days()).toEqual([first, second]));
      world.clock.jump('-2h');
      await pass('50150');
      await pass('50200');
      verify('set back before midnight no day begins again', () => expect(days()).toEqual([first, second]));
      world.clock.jump('25h');
      await pass('50200');
      verify('the next midnight begins the next day', () => expect(days()).toEqual([first, second, third]));
    },
  );

  scenario(
    'OS-22',
    'The machine sleeps for eight hours → what was due is done once, and old prices are not entered by',
    {
      verifies: [
        'no entry is decided on a price from before the sleep, and an exit is',
        'each duty runs once, and not once for every time it was missed',
        'one message says what happened, and no duty is blamed',
        'trading goes on with fresh prices',
      ],
      tags: ['scenario', 'state'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').price('50000');
      await world.advance('2m');
      await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
      await world.advance('2m');
      const asked = venue.truth.requests().length;

      world.clock.jump('8h');
      await verify('no entry is decided on a price from before the sleep, and an exit is', async () => {
        const entry = bot.submit.buy('BTC-USD', '0.001');
        await expect(entry).toBeDenied();
        expect(entry.denial).toMatchObject({ reason: 'StaleMark' });
        await expect(bot.submit.sell('BTC-USD', '0.005')).toBeFilled();
      });
      await world.advance('1s');
      verify('each duty runs once, and not once for every time it was missed', () => {
        const since = venue.truth.requests().slice(asked);
        const count = (method: string): number => since.filter((request) => request.method === method).length;
        // Balances: the books and the telemetry.
        expect([count('positions'), count('balances'), count('fees')]).toEqual([1, 2, 1]);
      });
      await world.advance('10m');
      verify('one message says what happened, and no duty is blamed', () => {
        expect(bot).toHaveAlerted('ClockChanged', { times: 1 });
        expect(bot).toHaveAlerted('TaskOverdue', { times: 0 });
        expect(stepsOf(bot)).toHaveLength(1);
        expect(Number(stepsOf(bot)[0])).toBeGreaterThan(7.9 * HOUR_MS);
      });
      venue.market('BTC-USD').price('50200');
      await world.advance('2m');
      await verify('trading goes on with fresh prices', async () => {
        await expect(bot.submit.buy('BTC-USD', '0.001')).toBeFilled();
        expect(bot.restrictions).toEqual([]);
        expect(bot).toReconcileWith(venue);
      });
    },
  );
};

const stepsOf = ({ journal }: World['bot']): readonly number[] =>
  journal.flatMap(({ type, payload }) => (type === 'ClockChanged' ? [payload.byMs] : []));
