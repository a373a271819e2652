import { quantityOf, ratioOf, type BotEventPayloads, type RecordedBotEvent } from '@bot/core';
import { scriptedStrategy } from '@bot/orchestration';
import { tradingBot } from '@bot/orchestration/testing';
import type { Scenario } from '@bot/test-fixtures';

const says = (strategyId: string, action: 'Buy' | 'Sell', confidence: string) =>
  scriptedStrategy([{ sample: 2, action, notional: '500' }], { strategyId, confidence: ratioOf(confidence) });
const buyer = says('A', 'Buy', '0.8');
const seller = says('B', 'Sell', '0.6');
const otherSeller = says('C', 'Sell', '0.1');

const verifies = ['one side is taken', 'there is one order at most', 'who was overruled is recorded'] as const;
const tags = ['scenario'];

/** Opposite opinions on one perpetual at one moment, which could go either way. */
export function conflictingSignals(scenario: Scenario): void {
  const among = (aggregation: 'confidence' | 'vote', ...strategies: readonly ReturnType<typeof says>[]): Scenario =>
    scenario.use({
      bot: tradingBot({ strategies }),
      config: { instrumentIds: ['BTC-PERP'], strategies: { aggregation }, limits: { allowShorts: true } },
    });

  among('confidence', seller, buyer)(
    'TL-03',
    'A says BUY, B says SELL → the surer side is taken',
    { verifies, tags },
    async ({ world, bot, venue, verify }) => {
      await world.advance('5m');
      verify('one side is taken', () => expect(bot).toHavePosition('BTC-PERP', { quantity: '0.01' }));
      verify('there is one order at most', () => {
        expect(bot.orders).toEqual([expect.objectContaining({ side: 'Buy', strategyId: 'A', status: 'Filled' })]);
        expect(venue).toHaveReceived(1, 'submitOrder');
      });
      verify('who was overruled is recorded', () => expect(told(bot.journal)).toEqual(['A → B']));
    },
  );

  among('vote', buyer, seller, otherSeller)(
    'TL-03',
    'A says BUY, B and C say SELL → the side with more votes is taken',
    { verifies, tags },
    async ({ world, bot, venue, verify }) => {
      await world.advance('5m');
      verify('one side is taken', () => expect(bot).toHavePosition('BTC-PERP', { quantity: '-0.02' }));
      verify('there is one order at most', () => {
        expect(venue).toHaveReceived(1, 'submitOrder');
        const share = { quantity: quantityOf('0.01') };
        const shares = [
          { strategyId: 'B', ...share },
          { strategyId: 'C', ...share },
        ];
        expect(bot.orders).toEqual([expect.objectContaining({ side: 'Sell', shares, attributed: shares })]);
      });
      verify('who was overruled is recorded', () => expect(told(bot.journal)).toEqual(['B, C → A']));
    },
  );

  among('vote', buyer, seller)(
    'TL-03',
    'A says BUY, B says SELL, one vote each → nothing is done',
    {
      verifies: ['neither side is taken', 'there is no order', 'that both were overruled is recorded'],
      tags,
    },
    async ({ world, bot, venue, verify }) => {
      await world.advance('5m');
      verify('neither side is taken', () => expect(bot).toBeFlat());
      verify('there is no order', () => {
        expect(bot.orders).toEqual([]);
        expect(venue).toHaveReceived(0, 'submitOrder');
      });
      verify('that both were overruled is recorded', () => expect(told(bot.journal)).toEqual([' → A, B']));
    },
  );
}

/** `winners → losers` of everything that was aggregated. */
const told = (journal: readonly RecordedBotEvent[]): readonly string[] =>
  journal.flatMap(({ type, payload }) => (type === 'SignalsAggregated' ? [sidesText(payload)] : []));

const sidesText = ({ winners, losers }: BotEventPayloads['SignalsAggregated']): string =>
  [winners, losers].map((signals) => signals.map(({ strategyId }) => strategyId).join(', ')).join(' → ');
