import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  zeroQuantity,
  type BotEventType,
  type FillDetail,
  type Signal,
} from '@bot/core';
import { beginning, bought, decidedOn, intent, logged, request, wished, type LoggedEvent } from '../testing/sampleLog';
import { eventText, termsText } from './eventText';

const command = { scope: 'All', until: null, reason: 'fire', by: 'ann', answer: 'Halted.' };
const id = { clientOrderId: 'bot-1' };
const holding = { instrumentId: 'BTC-USD', netQuantity: quantityOf('-2') };
const winner: Signal = {
  ...{ strategyId: 'S', instrumentId: 'BTC-USD', action: 'Close', confidence: decidedOn.equity, targetNotional: null },
  reason: 'Down',
} as never;

const fill: FillDetail = {
  tradeId: 't-1',
  ...{ clientOrderId: '', venueOrderId: 'v-1', instrumentId: 'BTC-PERP', commissionCurrency: 'USD', at: 0 },
  side: 'Sell',
  liquidity: 'Taker',
  ...{ price: priceOf('47000'), quantity: quantityOf('2'), commission: moneyOf('0') },
};

const aggregated = (winners: readonly Signal[], losers: readonly Signal[]): LoggedEvent =>
  logged('SignalsAggregated', {
    ...{ instrumentId: 'BTC-USD', policy: 'vote', netQuantity: zeroQuantity, winners, losers },
  });

const others: readonly LoggedEvent[] = [
  logged('ProcessStopped', { reason: 'Asked' }),
  logged('HoldingAdopted', { ...holding, costBasis: moneyOf('-1') }),
  logged('HoldingIgnored', holding),
  logged('ModeChanged', {
    ...{ scope: 'All', cause: 'Operator', mode: 'Halted', actor: 'Operator', until: null, numbers: {} },
  }),
  logged('CommandTaken', { commandId: 'c-1', kind: 'Halt', ...command }),
  logged('CommandRefused', { commandId: null, kind: 'Resume', ...command, refusal: 'ReasonMissing' }),
  logged('HighWaterRaised', { equity: moneyOf('10100') }),
  aggregated([winner], []),
  aggregated([], [winner]),
  logged('StrategyFailed', { strategyId: 'S', instrumentId: 'BTC-USD', error: 'oh' }),
  logged('BooksTransferred', {
    ...{ instrumentId: 'BTC-USD', seller: 'A', buyer: 'B', quantity: quantityOf('2'), value: notionalOf('9') },
    reason: 'Opposite',
  }),
  logged('OrderBecameUnknown', { ...id, error: 'Timeout' }),
  logged('RetryScheduled', { ...id, action: 'Submit', attempt: 2, dueAt: 0, error: 'Timeout' }),
  logged('SendAbandoned', { ...id, action: 'Submit', reason: 'too late' }),
  logged('SendingPaused', { until: 0, error: 'RateLimited' }),
  logged('OrderFailed', { ...id, reason: 'SendGateClosed' }),
  logged('OrderRejected', { ...id, reason: 'InsufficientFunds', message: 'too poor' }),
  logged('AmendRequested', {
    ...{ ...id, limitPrice: priceOf('47100'), quantity: quantityOf('0.03'), hold: moneyOf('1') },
  }),
  logged('OrderAmended', id),
  logged('AmendRefused', { ...id, message: 'MaxTradeValue', numbers: { notional: '960' } }),
  logged('AmendBecameUnknown', { ...id, error: 'Timeout' }),
  logged('CancelRequested', { ...id, reason: 'Asked' }),
  logged('CancelRefused', { ...id, message: 'too late' }),
  logged('StopTrailed', { instrumentId: 'BTC-USD', bestPrice: priceOf('52000'), stopPrice: priceOf('51480') }),
  logged('BooksCompared', { drifts: [{ drift: 'OrderUnknownToVenue', ...id }] }),
  logged('DriftFound', { drift: { drift: 'OrderUnknownToVenue', ...id } as never, policy: 'ask' }),
  logged('ExternalFillBooked', { fill, why: 'Liquidation', ignoredQuantity: zeroQuantity }),
  logged('TradeBusted', { fill, ignoredQuantity: zeroQuantity }),
  logged('FundingBooked', {
    payment: {
      ...{ fundingId: 'f-1', instrumentId: 'BTC-PERP', currency: 'USD', amount: moneyOf('-1.5') },
      ...{ fundingRate: ratioOf('0.0001'), at: 0 },
    },
  }),
  logged('CashMoved', { currency: 'USD', amount: moneyOf('250'), why: 'Unexplained', tradeId: null }),
  logged('PositionAdjusted', { ...holding, price: priceOf('48000'), why: 'Unexplained' }),
  logged('ExternalOrderSeen', {
    ...{ venueOrderId: 'v-9', clientOrderId: '', instrumentId: 'BTC-USD', side: 'Buy', quantity: quantityOf('1') },
    ...{ hold: moneyOf('0'), currency: 'USD' },
  }),
  logged('ExternalOrderEnded', { venueOrderId: 'v-9' }),
  logged('TaskRecovered', { task: 'Telemetry' }),
  logged('AlertRaised', { severity: 'Warning', code: 'C', subject: 's', message: 'look' }),
  logged('AlertEnded', { code: 'C', subject: 's' }),
  logged('OrderDenied', {
    ...{ intent, reason: 'NotReconciled', numbers: {}, decidedOn },
    also: [
      { reason: 'StaleMark', numbers: { markAgeMs: '9000' } },
      { reason: 'WashTrade', numbers: {} },
    ],
  }),
  logged('ClockChanged', { byMs: -3_600_000 }),
  logged('ClockChanged', { byMs: -2_592_000_000, day: '2026-01-05' }),
  logged('ConfigChanged', { changes: [{ path: 'limits.maxLeverage', from: '"2"', to: null }] }),
  logged('ConfigRejected', {
    problems: [
      { path: 'a', problem: 'is wrong' },
      { path: '', problem: 'is no file' },
    ],
  }),
  logged('StoreReplaced', { archive: 'bot.damaged-1', problems: ['Event 3 is not what was written.'] }),
];

it('says each event in one line', () => {
  const lines = [...beginning, ...bought, ...wished, ...others].map(
    ({ event }) => `${event.type}: ${eventText(event)}`,
  );
  expect(lines).toEqual([
    'ProcessStarted: process 1, profile demo',
    'InstrumentListed: BTC-USD',
    'CashAdopted: 9972 USD',
    'BooksCompared: the same',
    'DayOpened: 2026-01-05 with 9972',
    'OrderSubmitted: Buy 0.02 BTC-USD Market, Up',
    'SubmitAttempted: attempt 1',
    'OrderProgressed: Filled, 0.02 filled, fees 12',
    'FillSettled: 0.02 BTC-USD at 48000',
    'OrderSubmitted: Sell 0.02 BTC-USD Limit 47000, Down',
    'OrderDenied: Buy 0.02 BTC-USD Market: MaxTradeValue (notional 960, maxTradeValueUsd 500)',
    'ProcessStopped: Asked',
    'HoldingAdopted: -2 BTC-USD',
    'HoldingIgnored: -2 BTC-USD',
    'ModeChanged: All: Halted by Operator',
    'CommandTaken: Halt All by ann, fire',
    'CommandRefused: Resume All by ann: ReasonMissing',
    'HighWaterRaised: equity 10100',
    'SignalsAggregated: Down in BTC-USD, target 0',
    'SignalsAggregated: nobody followed in BTC-USD, target 0, overruled: S',
    'StrategyFailed: S in BTC-USD: oh',
    'BooksTransferred: 2 BTC-USD from A to B, Opposite',
    'OrderBecameUnknown: Timeout',
    'RetryScheduled: Submit, attempt 2 to come: Timeout',
    'SendAbandoned: Submit: too late',
    'SendingPaused: RateLimited',
    'OrderFailed: SendGateClosed',
    'OrderRejected: InsufficientFunds: too poor',
    'AmendRequested: to 0.03 at 47100',
    'OrderAmended: bot-1',
    'AmendRefused: MaxTradeValue (notional 960)',
    'AmendBecameUnknown: Timeout',
    'CancelRequested: Asked',
    'CancelRefused: too late',
    'StopTrailed: BTC-USD stop at 51,480.00',
    'BooksCompared: 1 differences',
    'DriftFound: OrderUnknownToVenue: ask',
    'ExternalFillBooked: Liquidation, Sell 2 BTC-PERP at 47000',
    'TradeBusted: Sell 2 BTC-PERP at 47000',
    'FundingBooked: -1.5 USD for BTC-PERP',
    'CashMoved: 250 USD, Unexplained',
    'PositionAdjusted: -2 BTC-USD at 48000, Unexplained',
    'ExternalOrderSeen: Buy 1 BTC-USD, order v-9',
    'ExternalOrderEnded: order v-9',
    'TaskRecovered: Telemetry',
    'AlertRaised: Warning C: look',
    'AlertEnded: C of s',
    'OrderDenied: Buy 0.02 BTC-USD Market: NotReconciled, also StaleMark (markAgeMs 9000), also WashTrade',
    'ClockChanged: by -3600000 ms',
    'ClockChanged: by -2592000000 ms, and it is 2026-01-05',
    'ConfigChanged: limits.maxLeverage from "2" to nothing',
    'ConfigRejected: a is wrong; is no file',
    'StoreReplaced: the one before is kept in bot.damaged-1: Event 3 is not what was written.',
  ]);
});

it('refuses an event that nobody knows', () => {
  const unknown = { type: 'Unheard' as BotEventType, payload: {} };
  expect(() => eventText(unknown as never)).toThrow('unexpected case');
});

it('shows terms as they were asked for', () => expect(termsText(request)).toBe('Buy 0.02 BTC-USD Market'));
