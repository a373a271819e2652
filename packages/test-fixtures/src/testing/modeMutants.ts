import { moneyOf, weekdays, type BotEvent, type RecordedBotEvent } from '@bot/core';
import type { InvariantId } from '../invariants/invariants';
import type { World } from '../world/world';
import { tells, withoutLog, wrote, type Parts } from './breakages';
import { clerkBot } from './clerkBot';

const first = (event: BotEvent): RecordedBotEvent => ({
  ...event,
  ...{ seq: 0, at: Date.UTC(2025, 9, 15, 12), causationId: '', correlationId: '' },
});
const halted = first({
  type: 'ModeChanged',
  payload: { scope: 'All', cause: 'Operator', mode: 'Halted', actor: 'Operator', until: null, numbers: {} },
});
const mayOnlyRead = first({
  type: 'ModeChanged',
  payload: { scope: 'All', cause: 'ReadOnlyKey', mode: 'EntriesPaused', actor: 'Bot', until: null, numbers: {} },
});
const opened = first({ type: 'DayOpened', payload: { date: '2025-10-15', equity: moneyOf('20000') } });
/** As if this had been written before anything else. */
const begins =
  (...events: readonly RecordedBotEvent[]) =>
  (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] => [...events, ...journal];

const leftOpen = async (world: World): Promise<void> => {
  await world.bot.submit.buy('BTC-USD', '0.01', { limit: '40000' }).reaches('Accepted');
  world.bot.setMode('Halted', 'it is late');
  await world.advance('2m');
};
const goesOn = async ({ bot, advance }: World): Promise<void> => {
  bot.setMode('Halted', 'it is late');
  await advance('1m');
  await bot.submit.buy('BTC-USD', '0.01').decided();
  await advance('10s');
};
const reducing = async ({ bot, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01');
  bot.setMode('ReduceOnly', 'it is late');
  await advance('1m');
  await bot.submit.sell('BTC-USD', '0.004');
  await bot.submit.buy('BTC-USD', '0.001').decided();
  await advance('10s');
};
/** A loss of some 20 USD, and purchases while the minutes pass. */
const losing = async ({ bot, venue, advance }: World): Promise<void> => {
  await bot.submit.buy('BTC-USD', '0.01');
  await advance('2m');
  venue.market('BTC-USD').price('48000');
  for (let purchases = 0; purchases < 4; purchases += 1) {
    await advance('90s');
    await bot.submit.buy('BTC-USD', '0.001');
  }
};
const nearItsEnd = async (world: World): Promise<void> => {
  world.venue.holds('BTC-PERP', { quantity: '1.5', entry: '50000' });
  await world.advance('4m');
};
/** The key is not accepted, and orders are asked for all the same. */
const withoutKey = async ({ bot, venue, advance }: World): Promise<void> => {
  venue.faults.loseCredentials();
  for (let orders = 0; orders < 3; orders += 1) {
    await bot.submit.buy('BTC-USD', '0.001').decided();
    await advance('1s');
  }
};
const readOnlyKey = async ({ bot, venue, advance }: World): Promise<void> => {
  venue.faults.losePermission('trade');
  for (let orders = 0; orders < 2; orders += 1) {
    await bot.submit.buy('BTC-USD', '0.001').decided();
    await advance('10s');
  }
};
/** Days on which a bot that keeps its word breaks nothing. */
export const honestDays = {
  'is halted with an order open': leftOpen,
  'goes on after a halt': goesOn,
  'loses some': losing,
};

const spotAndPerpetual = { instrumentIds: ['BTC-USD', 'ETH-USD', 'BTC-PERP'] };
const loseFive = { limits: { dailyLossLimitUsd: '5' } };

/** Bots that trade on when they must not, owe too much, or keep too much: the invariant that each breaks, and how. */
export const modeMutants: readonly (readonly [InvariantId, string, Parts])[] = [
  ['INV-10', 'an order is sent while the log says halted', { bot: clerkBot({ wrote: begins(halted) }) }],
  ['INV-10', 'an order stays live after a halt', { bot: clerkBot({ ignoresHalts: true }), day: leftOpen }],
  [
    'INV-10',
    'an order stays open after a halt, seen without a log',
    { bot: withoutLog(clerkBot({ ignoresHalts: true })), day: leftOpen },
  ],
  [
    'INV-10',
    'orders leave a bot that was told to halt, seen without a log',
    { bot: withoutLog(clerkBot({ ignoresHalts: true })), day: goesOn },
  ],
  [
    'INV-09',
    'an entry leaves a bot that was told to reduce only, seen without a log',
    { bot: withoutLog(clerkBot()), day: reducing },
  ],
  [
    'INV-11',
    'a lost day leaves entries allowed',
    { bot: clerkBot({ wrote: begins(opened) }), day: losing, config: loseFive },
  ],
  [
    'INV-11',
    'an entry is decided on a lost day',
    wrote('OrderSubmitted', ({ decidedOn }) => ({ decidedOn: { ...decidedOn, dayResult: moneyOf('-500') } })),
  ],
  ['INV-11', 'a day opens twice', { bot: clerkBot({ wrote: begins(opened, opened) }) }],
  [
    'INV-11',
    'a bot buys on while it loses, seen without a log',
    { bot: withoutLog(clerkBot()), day: losing, config: loseFive },
  ],
  [
    'INV-12',
    'an instrument has more leverage than it may',
    { bot: clerkBot({ ignoresLimits: true }), config: { limits: { leverageCaps: { 'BTC-USD': '0.04' } } } },
  ],
  [
    'INV-12',
    'an instrument has more leverage than it may by night',
    {
      bot: clerkBot({ ignoresLimits: true }),
      config: {
        limits: {
          nightLeverageCaps: { 'BTC-USD': '0.04' },
          leverageDay: { days: weekdays, startMinute: 13 * 60, endMinute: 20 * 60 },
        },
      },
    },
  ],
  ['INV-24', 'a key that is not accepted is used again and again', { bot: clerkBot(), day: withoutKey }],
  ['INV-24', 'a key that may not trade is used to enter again', { bot: withoutLog(clerkBot()), day: readOnlyKey }],
  [
    'INV-24',
    'an order leaves while the log says that the key may only read',
    { bot: clerkBot({ wrote: begins(mayOnlyRead) }) },
  ],
  ['INV-28', 'a set only grows', tells(() => ({ kept: new Map([['ids of trades', 100_000]]) }))],
  [
    'INV-30',
    'a perpetual is left near its liquidation',
    { bot: clerkBot(), day: nearItsEnd, config: spotAndPerpetual },
  ],
];
