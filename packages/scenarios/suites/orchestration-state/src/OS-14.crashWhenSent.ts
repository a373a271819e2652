import { fundedBroker, type CrashPoint, type Scenario, type World } from '@bot/test-fixtures';
import { UNTIL_RESOLVED } from './crashes';

/** Requests that change something, as they leave. */
const moments: readonly (readonly [CrashPoint, number])[] = [
  ['submitOrder', 1],
  ['submitOrder', 2],
  ['cancelOrders', 1],
];

export const crashWhenSent = (scenario: Scenario): void =>
  scenario(
    'OS-14',
    'Crash when a request has just left → its answer is found out, nothing is sent anew under another name',
    {
      verifies: [
        'the process is dead, and the venue has what it sent',
        'the next process knows the order by the name that it had',
        'each order is there once',
        'the books are those of the venue',
      ],
      tags: ['scenario', 'state', 'crash'],
      start: false,
    },
    async ({ world, verify }) => {
      for (const [point, n] of moments) {
        await using crashed = world.another(`${point} ${n}`);
        const { bot, venue } = crashed;
        await crashed.given(fundedBroker());
        await bot.start();
        await crashed.advance('65s');
        bot.crashAt(point, { n });
        await livedDay(crashed);
        const sent = venue.truth.orders().map(({ progress }) => progress.clientOrderId);
        verify('the process is dead, and the venue has what it sent', () => {
          expect(bot.isRunning).toBe(false);
          expect(sent).toHaveLength(point === 'submitOrder' ? n : 2);
        });

        await crashed.restartBot();
        await crashed.advance(UNTIL_RESOLVED);
        verify('the next process knows the order by the name that it had', () =>
          expect(bot.orders.map(({ clientOrderId }) => clientOrderId)).toEqual(sent),
        );
        verify('each order is there once', () => expect(venue.truth.orders()).toHaveLength(sent.length));
        verify('the books are those of the venue', () => {
          expect(bot).toReconcileWith(venue);
          expect(bot.mode).toBe('Normal');
        });
      }
    },
  );

/** A market order, and one that rests and is canceled. */
async function livedDay({ bot, advance }: World): Promise<void> {
  bot.submit.buy('BTC-USD', '0.01');
  await advance('10s');
  const resting = bot.submit.buy('BTC-USD', '0.005', { limit: '49000' });
  await advance('10s');
  bot.cancel(resting);
  await advance('10s');
}
