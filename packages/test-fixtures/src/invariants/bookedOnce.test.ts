import {
  moneyOf,
  priceOf,
  quantityOf,
  ratioOf,
  zeroMoney,
  zeroQuantity,
  type BotEvent,
  type FillDetail,
  type FundingPayment,
  type OrderRequest,
  type RecordedBotEvent,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import { scenarioConfig } from '../presets/scenarioConfig';
import { createWorld } from '../world/createWorld';
import { checkBookedOnce } from './bookedOnce';

const recorded = (events: readonly BotEvent[], causationId = ''): readonly RecordedBotEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: 0, causationId, correlationId: '' }));

const fill = (tradeId: string, clientOrderId: string): FillDetail => ({
  ...{ tradeId, clientOrderId, venueOrderId: 'V', instrumentId: 'BTC-USD', side: 'Buy', price: priceOf('50000') },
  ...{ quantity: quantityOf('0.01'), liquidity: 'Taker', commission: zeroMoney, commissionCurrency: 'USD', at: 0 },
});
const traded = (tradeId: string, clientOrderId = 'by-hand'): BotEvent => ({
  type: 'ExternalFillBooked',
  payload: { fill: fill(tradeId, clientOrderId), why: 'ForeignTrade', ignoredQuantity: zeroQuantity },
});
const busted = (tradeId: string): BotEvent => ({
  type: 'TradeBusted',
  payload: { fill: fill(tradeId, 'by-hand'), ignoredQuantity: zeroQuantity },
});
const payment = (fundingId: string, amount: string): FundingPayment => ({
  ...{ fundingId, instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf(amount) },
  ...{ fundingRate: ratioOf('0.0001'), at: 0 },
});
const funded = (fundingId: string, amount: string): BotEvent => ({
  type: 'FundingBooked',
  payload: { payment: payment(fundingId, amount) },
});
const submitted = (reduceOnly: boolean): BotEvent => {
  const request: OrderRequest = {
    ...{ clientOrderId: 'a', instrumentId: 'BTC-USD', side: 'Sell', type: 'Market', quantity: quantityOf('0.01') },
    ...{ limitPrice: null, timeInForce: 'IOC', postOnly: false, reduceOnly },
  };
  const decidedOn = { mark: priceOf('50000'), markAgeMs: 0, equity: zeroMoney, dayResult: zeroMoney };
  return { type: 'OrderSubmitted', payload: { request, strategyId: 'A', reason: '', hold: zeroMoney, decidedOn } };
};

const { venue } = createWorld();
/** What is reported of a log, when the venue has paid these fundings. */
const reported = (journal: readonly RecordedBotEvent[], paid: readonly FundingPayment[] = []): readonly string[] =>
  checkBookedOnce({
    journal,
    now: 0,
    monotonicMs: 0,
    truth: { ...venue.truth, fundings: () => paid },
    instruments: new Map(instrumentTable.map((instrument) => [instrument.instrumentId, instrument])),
    limits: scenarioConfig.limits,
    orderRules: scenarioConfig.orders,
    admissionWindowMs: scenarioConfig.admissionWindowMs,
    config: scenarioConfig,
    wishes: [],
    modeWishes: [],
    sent: [],
    keyUses: [],
    ...{ secrets: [], shown: [], thrown: [] },
    isRunning: true,
    outsiders: new Set(),
    ignored: new Map(),
    snapshot: { mode: 'Normal', orders: [], positions: [], cash: new Map(), marks: new Map(), tasks: [] },
  }).map(({ invariant, problem }) => `${invariant}: ${problem}`);

describe('INV-29: a trade is booked once', () => {
  it('and each has a name of its own, also one that was taken back', () => {
    expect(reported(recorded([traded('T1'), traded('T2'), busted('T3')]))).toEqual([]);
    expect(reported(recorded([traded('T1'), traded('T1')]))).toEqual(['INV-29: the trade T1 is booked twice']);
    expect(reported(recorded([busted('T3'), busted('T3')]))).toEqual(['INV-29: the trade T3 is booked twice']);
  });

  it('and never as a trade of somebody else when the order is ours', () => {
    expect(reported(recorded([submitted(false), traded('T1', 'b')]))).toEqual([]);
    expect(reported(recorded([submitted(false), traded('T1', 'a')]))).toEqual([
      'INV-29: the trade T1 is of our own order',
    ]);
  });
});

describe('INV-29: reading the books', () => {
  it('may lead to a protection, not to an entry', () => {
    expect(reported(recorded([submitted(true)], 'VenueBooksRead'))).toEqual([]);
    expect(reported(recorded([submitted(false)], 'QuoteReceived'))).toEqual([]);
    expect(reported(recorded([submitted(false)], 'VenueBooksRead'))).toEqual([
      'INV-29: reading the books made the entry a',
    ]);
  });
});

describe('INV-30: a payment of funding', () => {
  const paid = [payment('F1', '1.5'), payment('F2', '-2')];

  it('is booked as the venue made it', () => {
    expect(reported(recorded([funded('F1', '1.50'), funded('F2', '-2')]), paid)).toEqual([]);
    expect(reported(recorded([funded('F1', '-1.5')]), paid)).toEqual(['INV-30: the funding F1 was 1.5, booked -1.5']);
  });

  it('is booked once, and only when it was made', () => {
    expect(reported(recorded([funded('F2', '-2'), funded('F2', '-2')]), paid)).toEqual([
      'INV-30: the funding F2 is booked twice',
    ]);
    expect(reported(recorded([funded('F3', '1')]), paid)).toEqual(['INV-30: the funding F3 was never paid']);
  });

  it('that the venue does not list comes to what was paid by some time', () => {
    const seen = (amount: string): BotEvent => ({
      type: 'FundingBooked',
      payload: { payment: { ...payment(`unlisted${amount}`, amount), isUnlisted: true } },
    });
    expect(reported(recorded([seen('1.5'), seen('-2')]), paid)).toEqual([]);
    expect(reported(recorded([seen('-0.5')]), paid)).toEqual([]);
    expect(reported(recorded([seen('-2')]), paid)).toEqual([
      'INV-30: the funding in the cash comes to -2 USD, and never did at the venue',
    ]);
  });
});
