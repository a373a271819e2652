import { isNegative, ratioOf, toText, zeroMoney } from '@bot/core';
import { scenarioConfig, type Scenario, type World } from '@bot/test-fixtures';

const PERPETUAL = 'BTC-PERP';
const sentences = [
  'the liquidation is booked by its trades, as what it is',
  'the operator is told, and what the policy says holds',
  'the bot does not trade it back',
  'the books are the venue’s',
] as const;

/** Long 1.6 at 50,000 on 10,000 USD: below some 46,050 the venue closes it, since 5 % of its value must be kept. */
export function liquidation(scenario: Scenario): void {
  const limits = { maxLeverage: '9', maxTradeValueUsd: '100000', dailyLossLimitUsd: null };
  // With its usual distance the bot would have reduced before.
  const guards = { ...scenarioConfig.guards, minLiquidationDistance: ratioOf('0.05') };
  const daring = scenario.use({ config: { instrumentIds: [PERPETUAL], limits, guards } });
  enoughIsLeft(daring);
  nothingIsLeft(daring.use({ config: { reconciliation: { liquidation: 'adopt' } } }));
}

const enoughIsLeft = (scenario: Scenario): void =>
  scenario(
    'IN-13',
    'Liquidated by the venue while the bot is cut off → booked, halted, not traded back',
    { verifies: sentences, tags: ['scenario', 'fault'] },
    async ({ world, bot, venue, verify }) => {
      await liquidatedWhileCutOff(world, '45900');
      verify('the liquidation is booked by its trades, as what it is', () => expectBookedByTrades(world));
      verify('the operator is told, and what the policy says holds', () => {
        expect(bot).toHaveAlerted('BooksDiffer', { severity: 'Critical' });
        expect(bot.restrictions).toEqual([expect.objectContaining({ cause: 'Drift', scope: 'All', mode: 'Halted' })]);
      });

      venue.market(PERPETUAL).price('50000');
      await world.advance('5m');
      verify('the bot does not trade it back', () => {
        expect(venue).toHaveReceived(1, 'submitOrder');
        expect(bot).toBeFlat();
      });
      verify('the books are the venue’s', () => {
        expect(bot).toReconcileWith(venue);
        expect(world).toConserveCash();
      });
    },
  );

const nothingIsLeft = (scenario: Scenario): void =>
  scenario(
    'IN-13',
    'Liquidated so deep that the venue’s insurance pays → a typed difference, and trading goes on as the policy says',
    {
      verifies: [...sentences, 'what the insurance paid is named, with the trade that left the debt'],
      tags: ['scenario', 'fault'],
    },
    async ({ world, bot, venue, verify }) => {
      await liquidatedWhileCutOff(world, '43000');
      verify('the liquidation is booked by its trades, as what it is', () => expectBookedByTrades(world));
      await world.advance('4m');
      const last = venue.truth.fills().at(-1);
      const covered = bot.journal.flatMap(({ type, payload }) =>
        type === 'DriftFound' && payload.drift.drift === 'DebtCovered' ? [payload.drift] : [],
      );
      verify('what the insurance paid is named, with the trade that left the debt', () => {
        expect(covered).toEqual([expect.objectContaining({ venues: zeroMoney, tradeId: last?.tradeId })]);
        expect(covered.every(({ ours }) => isNegative(ours))).toBe(true);
        const paid = bot.journal.flatMap(({ type, payload }) => (type === 'CashMoved' ? [payload] : []));
        expect(paid).toEqual([expect.objectContaining({ why: 'Insurance', tradeId: last?.tradeId })]);
        expect(paid.map(({ amount }) => toText(amount))).toEqual([
          toText(venue.truth.insured().get('USD') ?? zeroMoney),
        ]);
      });
      verify('the operator is told, and what the policy says holds', () => {
        expect(bot.alerts.filter(({ code }) => code === 'AccountChanged').length).toBeGreaterThan(1);
        expect(bot.mode).toBe('Normal');
      });
      verify('the bot does not trade it back', () => {
        expect(venue).toHaveReceived(1, 'submitOrder');
        expect(bot).toBeFlat();
      });
      verify('the books are the venue’s', () => {
        expect(bot).toReconcileWith(venue);
        expect(world).toConserveCash();
      });
    },
  );

/** The price falls while the bot reaches nothing, and it comes back. */
async function liquidatedWhileCutOff({ advance, bot, venue }: World, price: string): Promise<void> {
  venue.market(PERPETUAL).price('50000');
  venue.market(PERPETUAL).depth('5');
  await advance('2m');
  await bot.submit.buy(PERPETUAL, '1.6');
  await advance('2m');
  venue.faults.outage({ kind: 'unreachable', for: '5m' });
  await advance('1m');
  venue.market(PERPETUAL).price(price);
  await advance('8m');
}

function expectBookedByTrades({ bot, venue }: World): void {
  const booked = bot.journal.flatMap(({ type, payload }) => (type === 'ExternalFillBooked' ? [payload] : []));
  const ours = new Set(bot.orders.map(({ clientOrderId }) => clientOrderId));
  const venues = venue.truth.fills().filter(({ clientOrderId }) => !ours.has(clientOrderId));
  expect(booked.map(({ fill }) => fill.tradeId)).toEqual(venues.map(({ tradeId }) => tradeId));
  expect(booked.length).toBeGreaterThan(0);
  expect(new Set(booked.map(({ why }) => why))).toEqual(new Set(['Liquidation']));
}
