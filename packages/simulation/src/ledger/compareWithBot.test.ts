import {
  balanceOf,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  zeroMoney,
  zeroNotional,
  type Order,
  type Position,
  type VenueOrder,
} from '@bot/core';
import { btcUsd } from '../sample/sampleInstruments';
import { limitOrder } from '../sample/sampleOrders';
import { compareWithBot, type BothSides } from './compareWithBot';
import { violationText } from './violation';

const request = limitOrder('a', '50000', { quantity: quantityOf('0.1') });

const venueOrder: VenueOrder = {
  terms: request,
  progress: {
    clientOrderId: 'a',
    venueOrderId: 'v-1',
    instrumentId: 'BTC-USD',
    status: 'PartiallyFilled',
    cumulativeQuantity: quantityOf('0.04'),
    filledValue: notionalOf('2000'),
    commission: zeroMoney,
    reason: null,
    at: 0,
  },
};

const botOrder = (change: Partial<Order> = {}): Order => ({
  ...request,
  strategyId: 's',
  reason: '',
  status: 'PartiallyFilled',
  venueOrderId: 'v-1',
  filledQuantity: quantityOf('0.04'),
  filledValue: zeroNotional,
  commission: zeroMoney,
  hold: zeroMoney,
  attempts: 1,
  rejectReason: null,
  submittedAt: 0,
  updatedAt: 0,
  ...change,
});

const position = (netQuantity: string, instrumentId = 'BTC-USD'): Position => ({
  instrumentId,
  netQuantity: quantityOf(netQuantity),
  costBasis: zeroMoney,
  realizedPnl: zeroMoney,
  commission: zeroMoney,
});

const cash = (...amounts: readonly (readonly [string, string])[]) =>
  new Map(amounts.map(([currency, amount]) => [currency, moneyOf(amount)]));

/** Both have 8,000 USD, 0.04 BTC and one live order; the bot's side changed as asked. */
function problems(change: Partial<BothSides['bot']>, ignored: BothSides['ignored'] = new Map()): string[] {
  const bot = { orders: [botOrder()], positions: [position('0.04')], cash: cash(['USD', '8000']), ...change };
  const venue = {
    balances: [balanceOf('BTC', moneyOf('0.04')), balanceOf('USD', moneyOf('8000'), moneyOf('3000'))],
    positions: [{ instrumentId: 'BTC-USD', netQuantity: quantityOf('0.04'), averageEntryPrice: priceOf('50000') }],
    openOrders: [venueOrder],
  };
  return compareWithBot({ bot, ...venue, instruments: [btcUsd], ignored }).map(violationText);
}

describe('the bot against the venue (INV-29)', () => {
  it('finds nothing when both say the same', () => {
    expect(problems({})).toEqual([]);
  });

  const differences: readonly [string, Partial<BothSides['bot']>, string][] = [
    ['other cash', { cash: cash(['USD', '8001']) }, "the bot's cash in USD: expected 8000, found 8001"],
    ['no cash', { cash: cash() }, "the bot's cash in USD: expected 8000, found 0"],
    [
      'cash of another kind',
      { cash: cash(['USD', '8000'], ['EUR', '3']) },
      "the bot's cash in EUR: expected 0, found 3",
    ],
    ['another position', { positions: [position('0.03')] }, "the bot's position in BTC-USD: expected 0.04, found 0.03"],
    ['no position', { positions: [] }, "the bot's position in BTC-USD: expected 0.04, found 0"],
    [
      'a position that the venue does not list',
      { positions: [position('0.04'), position('1', 'ETH-USD')] },
      "the bot's position in ETH-USD: expected 0, found 1",
    ],
    [
      'an order with a fill missing',
      { orders: [botOrder({ filledQuantity: quantityOf('0.01') })] },
      "the bot's filled quantity of a: expected 0.04, found 0.01",
    ],
    ['an order ended that lives', { orders: [botOrder({ status: 'Canceled' })] }, 'a is live at the venue only'],
    [
      'an order that the venue does not have',
      { orders: [botOrder(), botOrder({ clientOrderId: 'ghost' })] },
      'ghost is live for the bot only',
    ],
  ];
  it.each(differences)('tells when the bot has %s', (_name, change, problem) => {
    expect(problems(change)).toEqual([`INV-29 ${problem}`]);
  });

  it('leaves out what the bot leaves alone', () => {
    expect(problems({ positions: [] }, new Map([['BTC-USD', quantityOf('0.04')]]))).toEqual([]);
  });
});
