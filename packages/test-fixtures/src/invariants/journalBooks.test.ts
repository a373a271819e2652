import {
  flatPosition,
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  type BotEvent,
  type FillDetail,
  type Position,
  type RecordedBotEvent,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import { checkJournalBooks } from './journalBooks';
import type { JournalFacts } from './stepFacts';

const recorded = (...events: readonly BotEvent[]): readonly RecordedBotEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: 0, causationId: '', correlationId: '' }));

describe('the books of a log, also of what no order of the bot did', () => {
  const fill: FillDetail = {
    ...{ tradeId: 'T1', clientOrderId: 'by-hand', venueOrderId: 'V1', instrumentId: 'BTC-USD', side: 'Buy' },
    ...{ price: priceOf('50000'), quantity: quantityOf('0.02'), liquidity: 'Taker', commission: moneyOf('2') },
    ...{ commissionCurrency: 'USD', at: 0 },
  };
  const cash: BotEvent = {
    type: 'CashAdopted',
    payload: { balances: [{ currency: 'USD', total: moneyOf('10000') }] },
  };
  const none = quantityOf('0');
  const payment = {
    ...{ fundingId: 'F1', instrumentId: 'BTC-USD', currency: 'USD', amount: moneyOf('-5') },
    ...{ fundingRate: ratioOf('0.0001'), at: 0 },
  };
  const position = (netQuantity: string, costBasis: string): readonly Position[] => [
    { ...flatPosition('BTC-USD'), netQuantity: quantityOf(netQuantity), costBasis: moneyOf(costBasis) },
  ];

  it.each<[string, readonly BotEvent[], string, readonly Position[]]>([
    [
      'a trade of somebody else',
      [{ type: 'ExternalFillBooked', payload: { fill, why: 'ForeignTrade', ignoredQuantity: none } }],
      '8998',
      position('0.02', '1000'),
    ],
    [
      'a trade of which half is left alone',
      [{ type: 'ExternalFillBooked', payload: { fill, why: 'ForeignTrade', ignoredQuantity: quantityOf('0.01') } }],
      '8998',
      position('0.01', '500'),
    ],
    [
      'a trade that was taken back',
      [
        { type: 'ExternalFillBooked', payload: { fill, why: 'ForeignTrade', ignoredQuantity: none } },
        { type: 'TradeBusted', payload: { fill, ignoredQuantity: none } },
      ],
      '10000',
      [],
    ],
    ['funding', [{ type: 'FundingBooked', payload: { payment } }], '9995', []],
    [
      'money that came',
      [{ type: 'CashMoved', payload: { currency: 'USD', amount: moneyOf('7'), why: 'Unexplained', tradeId: null } }],
      '10007',
      [],
    ],
    [
      'a position that was taken over, and half of it given back',
      [
        {
          type: 'PositionAdjusted',
          payload: {
            ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf('0.02'), price: priceOf('50000') },
            why: 'Unexplained',
          },
        },
        {
          type: 'PositionAdjusted',
          payload: {
            ...{ instrumentId: 'BTC-USD', netQuantity: quantityOf('-0.01'), price: priceOf('50000') },
            why: 'Explained',
          },
        },
      ],
      '10000',
      position('0.01', '500'),
    ],
  ])('%s', (_, events, usd, positions) => {
    const told = (total: string): JournalFacts['snapshot'] => ({
      ...{ mode: 'Normal', orders: [], positions, marks: new Map(), tasks: [] },
      cash: new Map([['USD', moneyOf(total)]]),
    });
    const journal = recorded(cash, ...events);
    const instruments = new Map(instrumentTable.map((each) => [each.instrumentId, each]));
    const facts = { journal, instruments };
    expect(checkJournalBooks({ ...facts, snapshot: told(usd) } as unknown as JournalFacts)).toEqual([]);
    expect(checkJournalBooks({ ...facts, snapshot: told('1') } as unknown as JournalFacts)).toHaveLength(1);
  });
});
