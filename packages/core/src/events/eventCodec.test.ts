import fc from 'fast-check';
import { AssertionFailed } from '../errors/assertion';
import { isAmount, priceOf, type AnyAmount } from '../money/amount';
import { orderStatuses } from '../order/orderStatus';
import type { ModeActor, ModeCause } from '../risk/modeCauses';
import { tradingModes, type TradingMode } from '../risk/tradingMode';
import { driftPolicies } from '../config/reconciliationConfig';
import { aggregationPolicies } from '../strategy/aggregateSignals';
import type { BotEventPayloads, BotEventType } from './botEvent';
import { amountNames, decodePayload, encodePayload } from './eventCodec';
import {
  price,
  quantity,
  notional,
  money,
  ratio,
  text,
  whole,
  side,
  numbers,
  intent,
  request,
  denialReason,
  action,
  rejectReason,
  decidedOn,
  signal,
  share,
  fill,
  drift,
  instrument,
} from './testing/eventParts';

const asked = { kind: fc.constant('Halt' as const), until: fc.option(whole) };
const command = { ...asked, scope: text, reason: text, by: text, answer: text };
const configChange = fc.record({ path: text, from: fc.option(text), to: fc.option(text) });

/** One generator for each type of event; a new type without one does not compile. */
const payloads: { readonly [Type in BotEventType]: fc.Arbitrary<BotEventPayloads[Type]> } = {
  ProcessStarted: fc.record(
    {
      ...{ storeEpoch: text, processEpoch: whole, entropy: text, profile: fc.constant('demo' as const) },
      changes: fc.array(configChange),
    },
    { requiredKeys: ['storeEpoch', 'processEpoch', 'entropy', 'profile'] },
  ),
  ClockChanged: fc.record({ byMs: fc.integer(), day: text }, { requiredKeys: ['byMs'] }),
  ConfigChanged: fc.record({ changes: fc.array(configChange) }),
  ConfigRejected: fc.record({
    problems: fc.array(fc.record({ path: text, problem: text, origin: text }, { requiredKeys: ['path', 'problem'] })),
  }),
  ProcessStopped: fc.record({ reason: text }),
  StoreReplaced: fc.record({ archive: text, problems: fc.array(text) }),
  InstrumentListed: fc.record({ instrument }),
  CashAdopted: fc.record(
    {
      balances: fc.array(fc.record({ currency: text, total: money })),
      tradeIds: fc.array(text),
      fundingIds: fc.array(text),
    },
    { requiredKeys: ['balances'] },
  ),
  HoldingAdopted: fc.record(
    { instrumentId: text, netQuantity: quantity, costBasis: money, strategyId: text },
    { requiredKeys: ['instrumentId', 'netQuantity', 'costBasis'] },
  ),
  HoldingIgnored: fc.record({ instrumentId: text, netQuantity: quantity }),
  DayOpened: fc.record({ date: text, equity: money }),
  HighWaterRaised: fc.record({ equity: money }),
  ModeChanged: fc.record({
    scope: text,
    cause: fc.constantFrom<ModeCause[]>('Operator', 'Drift'),
    mode: fc.constantFrom(...(Object.keys(tradingModes) as TradingMode[])),
    actor: fc.constantFrom<ModeActor[]>('Bot', 'Operator'),
    until: fc.option(whole, { nil: null }),
    numbers,
  }),
  CommandTaken: fc.record({ commandId: text, ...command }),
  CommandRefused: fc.record({ commandId: fc.option(text), refusal: fc.constant('TooOld'), ...command }),
  SignalsAggregated: fc.record({
    instrumentId: text,
    policy: fc.constantFrom(...aggregationPolicies, 'TrailingStop' as const),
    netQuantity: quantity,
    winners: fc.array(signal),
    losers: fc.array(signal),
  }),
  StrategyFailed: fc.record({ strategyId: text, instrumentId: text, error: text }),
  OrderDenied: fc.record(
    { intent, reason: denialReason, numbers, decidedOn, also: fc.array(fc.record({ reason: denialReason, numbers })) },
    { requiredKeys: ['intent', 'reason', 'numbers', 'decidedOn'] },
  ),
  BooksTransferred: fc.record({
    ...{ instrumentId: text, seller: text, buyer: text, quantity, value: notional, reason: text },
  }),
  OrderSubmitted: fc.record(
    { request, strategyId: text, shares: fc.array(share), reason: text, hold: money, decidedOn },
    { requiredKeys: ['request', 'strategyId', 'reason', 'hold', 'decidedOn'] },
  ),
  SubmitAttempted: fc.record({ clientOrderId: text, attempt: whole }),
  RetryScheduled: fc.record({ clientOrderId: text, action, attempt: whole, dueAt: whole, error: text }),
  SendAbandoned: fc.record({ clientOrderId: text, action, reason: text }),
  SendingPaused: fc.record({ until: whole, error: text }),
  OrderBecameUnknown: fc.record({ clientOrderId: text, error: text }),
  OrderFailed: fc.record({ clientOrderId: text, reason: text }),
  OrderRejected: fc.record({ clientOrderId: text, reason: rejectReason, message: text }),
  OrderProgressed: fc.record({
    clientOrderId: text,
    venueOrderId: text,
    status: fc.constantFrom(...orderStatuses),
    cumulativeQuantity: quantity,
    filledValue: notional,
    commission: money,
    filledNow: fc.record({ quantity, value: notional, commission: money }),
    reason: fc.option(rejectReason),
    late: fc.boolean(),
  }),
  AmendRequested: fc.record({ clientOrderId: text, limitPrice: price, quantity, hold: money }),
  OrderAmended: fc.record({ clientOrderId: text }),
  AmendRefused: fc.record({ clientOrderId: text, message: text, numbers }),
  AmendBecameUnknown: fc.record({ clientOrderId: text, error: text }),
  CancelRequested: fc.record({ clientOrderId: text, reason: text }),
  CancelRefused: fc.record({ clientOrderId: text, message: text }),
  FillSettled: fc.record({ fill }),
  StopTrailed: fc.record({ instrumentId: text, bestPrice: price, stopPrice: price }),
  TaskRecovered: fc.record({ task: fc.string() }),
  DriftFound: fc.record({ drift, policy: fc.constantFrom(...driftPolicies) }),
  ExternalFillBooked: fc.record({
    fill,
    why: fc.constantFrom('ForeignTrade' as const, 'Liquidation' as const),
    ignoredQuantity: quantity,
  }),
  TradeBusted: fc.record({ fill, ignoredQuantity: quantity }),
  FundingBooked: fc.record({
    payment: fc.record({
      fundingId: text,
      instrumentId: text,
      currency: text,
      amount: money,
      fundingRate: ratio,
      at: whole,
    }),
  }),
  CashMoved: fc.record({
    currency: text,
    amount: money,
    why: fc.constantFrom('Unexplained' as const, 'ForeignTrade' as const, 'Insurance' as const),
    tradeId: fc.option(text),
  }),
  PositionAdjusted: fc.record({
    instrumentId: text,
    netQuantity: quantity,
    price,
    why: fc.constantFrom('Unexplained' as const, 'Explained' as const),
  }),
  ExternalOrderSeen: fc.record({
    venueOrderId: text,
    clientOrderId: text,
    instrumentId: text,
    side,
    quantity,
    hold: money,
    currency: text,
  }),
  ExternalOrderEnded: fc.record({ venueOrderId: text }),
  BooksCompared: fc.record({ drifts: fc.array(drift) }),
  AlertRaised: fc.record({ severity: fc.constant('Warning'), code: text, subject: text, message: text }),
  AlertEnded: fc.record({ code: text, subject: text }),
};

/** Every name under which an amount stands in some event, found by the compiler. */
type NamesOfAmounts<T> = T extends AnyAmount | string | number | boolean | null
  ? never
  : T extends readonly (infer Item)[]
    ? NamesOfAmounts<Item>
    : { [K in keyof T]-?: (Extract<T[K], AnyAmount> extends never ? never : K) | NamesOfAmounts<T[K]> }[keyof T];

describe('the event codec', () => {
  it.each(Object.entries(payloads))('reads %s as it was written, through JSON', (_, payload: fc.Arbitrary<object>) => {
    fc.assert(
      fc.property(payload, (written) => {
        const stored = JSON.stringify(encodePayload(written));
        const read = decodePayload(JSON.parse(stored));
        expect(read).toEqual(written);
        expect(JSON.stringify(encodePayload(read))).toBe(stored);
      }),
      { numRuns: 50 },
    );
  });

  it('knows every name of an amount in the events, by type', () => {
    const known = (name: NamesOfAmounts<BotEventPayloads>): (typeof amountNames)[number] => name;
    // @ts-expect-error text is not an amount
    known('clientOrderId');
    const names = [known('filledValue'), known('stopPrice'), known('quoteSize'), known('leverage')];
    expect(amountNames).toEqual(expect.arrayContaining(names));
    expect(amountNames).toEqual([...new Set(amountNames)].sort());
  });

  it('writes amounts as decimal text, and leaves out what is undefined', () => {
    expect(encodePayload({ price: priceOf('50000'), late: false, reason: undefined })).toEqual({
      price: '50000',
      late: false,
    });
    expect(isAmount((decodePayload({ price: '50000' }) as { price: unknown }).price)).toBe(true);
  });

  it.each([
    ['an amount under an unlisted name', { spread: priceOf('1') }],
    ['an amount in a list under an unlisted name', { spreads: [priceOf('1')] }],
    ['text under the name of an amount', { price: '50000' }],
    ['a number under the name of an amount', { fill: { commission: 0.1 } }],
  ])('refuses to write %s', (_, payload) => {
    expect(() => encodePayload(payload)).toThrow(AssertionFailed);
  });

  it('does not read what is no amount as one', () => {
    expect(() => decodePayload({ price: 'five' })).toThrow(expect.objectContaining({ code: 'NotADecimal' }));
  });
});
