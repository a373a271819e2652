import type { Scenario } from '@bot/test-fixtures';

/** The bot denies what it knows that it cannot pay; here the money leaves while the order is on its way. */
export const insufficientFunds = (scenario: Scenario): void =>
  scenario(
    'BE-16',
    'Balance gone between check and arrival → rejected for lack of funds',
    {
      verifies: [
        'the order passed the bot’s own check',
        'the venue rejects it and the reason is kept',
        'there is no position',
        'the operator can read what was missing',
        'the operator is told once, with the way out',
        'it is not tried again',
      ],
      tags: ['scenario', 'edge_case'],
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('2m');
      const order = bot.submit.buy('BTC-USD', '0.01');
      await verify('the order passed the bot’s own check', async () =>
        expect(await order.decided()).toMatchObject({ decision: 'Submitted' }),
      );
      venue.deposit('USD', '-9900');

      await verify('the venue rejects it and the reason is kept', () =>
        expect(order).toBeRejected('InsufficientFunds'),
      );
      await world.advance('10s');
      verify('there is no position', () => {
        expect(bot).toBeFlat();
        expect(venue.truth.fills()).toEqual([]);
      });
      verify('the operator can read what was missing', () => {
        const rejections = bot.journal.flatMap((event) => (event.type === 'OrderRejected' ? [event.payload] : []));
        // 0.01 at the ask of 50,005 and the fee of 1.2 % on it; 100 are left.
        // How much was missing is not said by every venue.
        const message = expect.stringMatching(
          /^506\.0506 USD are needed, 100 are there|insufficient balance/i,
        ) as string;
        expect(rejections).toEqual([expect.objectContaining({ reason: 'InsufficientFunds', message })]);
      });
      verify('the operator is told once, with the way out', () =>
        expect(bot).toHaveAlerted('InsufficientFunds', { subject: 'BTC-USD', saying: 'add funds', times: 1 }),
      );
      verify('it is not tried again', () => expect(venue).toHaveReceived(1, 'submitOrder'));
    },
  );
