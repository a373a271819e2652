import {
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  zeroMoney,
  type BotEvent,
  type FillDetail,
  type RecordedBotEvent,
} from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import type { InvariantId } from '../invariants/invariants';
import type { World } from '../world/world';
import { clerkBot } from './clerkBot';

interface BookMutant {
  readonly bot: BotUnderTestFactory;
  readonly day?: (world: World) => Promise<void>;
}

/** A log that says that the books agreed once, of a bot that reads them every ten seconds and takes nothing over. */
const forgetful: BotUnderTestFactory = (surroundings) => {
  const { broker, clock } = surroundings;
  const bot = clerkBot({ wrote: (journal) => [...journal, ...compared] })(surroundings);
  const look = (): void => {
    broker.positions().catch(() => undefined);
    clock.setTimer(10_000, look);
  };
  return {
    ...bot,
    async start() {
      await bot.start();
      look();
    },
  };
};
const withdrawal = async ({ venue, advance }: World): Promise<void> => {
  venue.deposit('USD', '-100');
  await advance('2m');
};
const byHand = async ({ venue, advance }: World): Promise<void> => {
  venue.manualOrder({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.01' });
  await advance('2m');
};
const recordedNow = (event: BotEvent): RecordedBotEvent => ({
  ...event,
  ...{ seq: 999, at: 0, causationId: 'VenueBooksRead', correlationId: '' },
});
const compared = [recordedNow({ type: 'BooksCompared', payload: { drifts: [] } })];
const nobodysTrade: FillDetail = {
  ...{ tradeId: 'T999', clientOrderId: 'by-hand', venueOrderId: 'V999', instrumentId: 'BTC-USD', side: 'Buy' },
  ...{ price: priceOf('50000'), quantity: quantityOf('0.01'), liquidity: 'Taker', commission: zeroMoney },
  ...{ commissionCurrency: 'USD', at: 0 },
};
const booked = [
  recordedNow({
    type: 'ExternalFillBooked',
    payload: { fill: nobodysTrade, why: 'ForeignTrade', ignoredQuantity: quantityOf('0') },
  }),
];
const byReading = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] =>
  journal.map((event) => (event.type === 'OrderSubmitted' ? { ...event, causationId: 'VenueBooksRead' } : event));
const withFunding = (journal: readonly RecordedBotEvent[]): readonly RecordedBotEvent[] => [
  ...journal,
  recordedNow({
    type: 'FundingBooked',
    payload: {
      payment: {
        ...{ fundingId: 'F999', instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('1') },
        ...{ fundingRate: ratioOf('0.0001'), at: 0 },
      },
    },
  }),
];

/** Bots whose books go wrong where others and the venue act on the account: the invariant that each breaks, and how. */
export const bookMutants: readonly (readonly [InvariantId, string, BookMutant])[] = [
  [
    'INV-29',
    'the log books a trade of somebody else twice',
    { bot: clerkBot({ wrote: (journal) => [...journal, ...booked, ...booked] }) },
  ],
  ['INV-29', 'an entry follows from reading the books', { bot: clerkBot({ wrote: byReading }) }],
  ['INV-29', 'the bot never takes over what the venue has', { bot: forgetful, day: withdrawal }],
  ['INV-30', 'a payment of funding is booked that the venue never made', { bot: clerkBot({ wrote: withFunding }) }],
  ['INV-31', 'a trade of somebody else is told to nobody', { bot: forgetful, day: byHand }],
  [
    'INV-31',
    'the bot knows an order that the venue never had',
    {
      bot: clerkBot({
        tells: (told) => ({ ...told, orders: told.orders.map((order) => ({ ...order, venueOrderId: 'V999' })) }),
      }),
    },
  ],
];
