import {
  add,
  asMoney,
  exceeds,
  isNegative,
  moneyOf,
  notionalFor,
  quantityOf,
  ratioOf,
  scale,
  sum,
  toText,
  zeroMoney,
  type InstrumentId,
  type Money,
} from '@bot/core';
import { scriptedStrategy, type ScriptLine } from '@bot/orchestration';
import { tradingBot } from '@bot/orchestration/testing';
import type { Scenario, WorldBot } from '@bot/test-fixtures';

/** Half, three tenths and two tenths of the capital. */
const shares = { A: ratioOf('0.5'), B: ratioOf('0.3'), C: ratioOf('0.2') };
type Name = keyof typeof shares;
const names = Object.keys(shares) as Name[];

const trader = (strategyId: Name, ...script: readonly ScriptLine[]) =>
  scriptedStrategy(script, { strategyId, share: shares[strategyId] });
const buys = (sample: number, instrumentId: InstrumentId, notional: string): ScriptLine => ({
  ...{ sample, action: 'Buy', instrumentId, notional },
});
/** C wants more than it has at once, and A later. */
const strategies = [
  trader('A', buys(2, 'BTC-USD', '4000'), buys(6, 'ETH-USD', '9000')),
  trader('B', buys(2, 'BTC-USD', '2000')),
  trader('C', buys(2, 'BTC-USD', '9000')),
];

/** The order of three strategies is filled in part; then what they hold gains a tenth, and one of them goes on. */
export const capitalShares = (scenario: Scenario): void =>
  scenario.use({
    bot: tradingBot({ strategies }),
    config: { limits: { maxTradeValueUsd: '20000', positionCaps: { 'BTC-USD': '1', 'ETH-USD': '10' } } },
  })(
    'TL-04',
    'Capital split over 3 strategies → nobody takes more than a share',
    {
      verifies: [
        'what is wanted beyond a share is cut',
        'a partial fill is shared out fairly',
        'profit is divided anew among all',
        'no strategy ties up more than its allocation',
        'bot and venue have the same books',
        'every order can be followed from signal to fill',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      venue.market('BTC-USD').depth('0.08');
      await world.advance('4m');
      const holdings = (): readonly string[] => names.map((name) => toText(bot.book(name, 'BTC-USD').netQuantity));

      verify('what is wanted beyond a share is cut', () => {
        // A fifth of 10,000 buys 1,956.71 at a fee of 1.2 % and up to 1 % above the mark of 50,000: 0.03913434 BTC.
        const wanted = { A: '0.08', B: '0.04', C: '0.03913434' };
        const share = (name: Name) => ({ strategyId: name, quantity: quantityOf(wanted[name]) });
        expect(bot.orders).toEqual([expect.objectContaining({ shares: names.map(share) })]);
      });
      verify('a partial fill is shared out fairly', () => {
        // 0.08 of the 0.15913434 that were ordered: 0.0402175…, 0.0201087… and 0.0196736….
        expect(holdings()).toEqual(['0.04021759', '0.0201088', '0.01967361']);
        expect(bot).toHavePosition('BTC-USD', { quantity: '0.08' });
      });

      venue.market('BTC-USD').price('55000');
      await world.advance('4m');
      verify('profit is divided anew among all', () => {
        // The gain of 400, less the fees, is half A's: it ties up more than half of the 10,000 that there were.
        expect(exceeds(tiedUp(bot, 'A'), moneyOf('5100'))).toBe(true);
      });
      verify('no strategy ties up more than its allocation', () => {
        for (const name of names) expect(exceeds(tiedUp(bot, name), scale(equityOf(bot), shares[name]))).toBe(false);
      });
      verify('bot and venue have the same books', () => expect(bot).toReconcileWith(venue));
      verify('every order can be followed from signal to fill', () => {
        for (const { clientOrderId } of bot.orders) {
          const story = bot.journal.filter(({ correlationId }) => correlationId === clientOrderId);
          const types = ['SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted', 'OrderProgressed', 'FillSettled'];
          expect([...new Set(story.map(({ type }) => type))]).toEqual(types);
        }
        expect(bot.orders).toHaveLength(2);
      });
    },
  );

/** Each of three strategies wants all of a budget that is less than there is: one after the other, and then once more. */
export const capitalWantedByAll = (scenario: Scenario): void =>
  scenario.use({
    bot: tradingBot({
      strategies: names.map((name, index) =>
        trader(name, buys(2 + 2 * index, 'BTC-USD', '9000'), buys(8, 'ETH-USD', '9000')),
      ),
    }),
    config: {
      limits: { maxTradeValueUsd: '20000', positionCaps: { 'BTC-USD': '1', 'ETH-USD': '10' }, budgetUsd: '9000' },
    },
  })(
    'TL-04',
    'Each of 3 strategies wants all of the budget → each has its share of it',
    {
      verifies: [
        'the wish of each is cut to its share, fee included',
        'who wants all of it again, for something else, gets no more than is left of a share',
        'all together stay within the budget, though there is money for more',
      ],
      tags: ['scenario'],
    },
    async ({ world, bot, venue, verify }) => {
      const budget = moneyOf('9000');
      await world.advance('7m');
      verify('the wish of each is cut to its share, fee included', () => {
        // Half, three tenths and a fifth of 9,000, at a fee of 1.2 % and up to 1 % above the mark of 50,000.
        const ordered = bot.orders.map(({ shares, status }) => ({ shares, status }));
        expect(ordered).toEqual([
          { status: 'Filled', shares: [{ strategyId: 'A', quantity: quantityOf('0.08805228') }] },
          { status: 'Filled', shares: [{ strategyId: 'B', quantity: quantityOf('0.05283137') }] },
          { status: 'Filled', shares: [{ strategyId: 'C', quantity: quantityOf('0.03522091') }] },
        ]);
      });

      await world.advance('4m');
      verify('who wants all of it again, for something else, gets no more than is left of a share', () => {
        // 0.08805228 BTC tie up 4,402.61 of A's 4,500. The other 97.39 buy 0.03175948 ETH at 3,000, and pay the fee.
        expect(toText(bot.book('A', 'ETH-USD').netQuantity)).toBe('0.03175948');
        for (const name of names) expect(exceeds(tiedUp(bot, name), scale(budget, shares[name]))).toBe(false);
      });
      verify('all together stay within the budget, though there is money for more', () => {
        expect(exceeds(add(valueOf(bot, 'BTC-USD'), valueOf(bot, 'ETH-USD')), budget)).toBe(false);
        expect(exceeds(bot.cash('USD'), moneyOf('800'))).toBe(true);
        expect(bot).toReconcileWith(venue);
      });
    },
  );

/** The three want all that there is at the same moment. */
export const capitalWantedAtOnce = (scenario: Scenario): void =>
  scenario.use({
    bot: tradingBot({ strategies: names.map((name) => trader(name, buys(2, 'BTC-USD', '9000'))) }),
    config: { limits: { maxTradeValueUsd: '20000', positionCaps: { 'BTC-USD': '1' } } },
  })(
    'TL-04',
    '3 strategies want everything at once → each gets its share, and nobody is left out',
    { verifies: ['one order takes the shares of all', 'it is paid for by the cash that there is'], tags: ['scenario'] },
    async ({ world, bot, venue, verify }) => {
      await world.advance('4m');
      verify('one order takes the shares of all', () => {
        // Of 10,000, as above.
        const wanted = { A: '0.09783587', B: '0.05870152', C: '0.03913434' };
        expect(names.map((name) => toText(bot.book(name, 'BTC-USD').netQuantity))).toEqual(Object.values(wanted));
        expect(bot.orders).toHaveLength(1);
      });
      verify('it is paid for by the cash that there is', () => {
        expect(isNegative(bot.cash('USD'))).toBe(false);
        expect(bot).toReconcileWith(venue);
      });
    },
  );

const valueOf = (bot: WorldBot, instrumentId: InstrumentId, position = bot.position(instrumentId)): Money => {
  // Nothing is worth anything before there is a mark.
  const latest = bot.marks(instrumentId).slice(-1);
  return sum(
    latest.map(({ price }) => asMoney(notionalFor(price, position.netQuantity))),
    zeroMoney,
  );
};

/** What a strategy holds, at the mark. */
const tiedUp = (bot: WorldBot, name: Name): Money =>
  add(valueOf(bot, 'BTC-USD', bot.book(name, 'BTC-USD')), valueOf(bot, 'ETH-USD', bot.book(name, 'ETH-USD')));

const equityOf = (bot: WorldBot): Money =>
  [bot.cash('USD'), valueOf(bot, 'BTC-USD'), valueOf(bot, 'ETH-USD')].reduce(add);
