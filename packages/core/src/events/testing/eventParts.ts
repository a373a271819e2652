import fc from 'fast-check';
import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf } from '../../money/amount';
import { fromSteps } from '../../money/rounding';
import type {
  FillDetail,
  OrderIntent,
  OrderRequest,
  OrderTerms,
  OrderType,
  StopDirection,
  StrategyShare,
  TimeInForce,
} from '../../order/order';
import { orderStatuses } from '../../order/orderStatus';
import type { OrderAction } from '../../order/pendingSend';
import type { RejectReason } from '../../order/rejectReason';
import { denialReasons, type DenialReason } from '../../risk/denialReasons';
import type { Drift } from '../../reconciliation/drift';
import type { Signal } from '../../strategy/strategy';
import type { DecidedOn } from '../botEvent';

const count = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
export const price = count.map((n) => fromSteps(n, priceOf('0.00000001')));
export const quantity = count.map((n) => fromSteps(n, quantityOf('0.00000001')));
export const notional = count.map((n) => fromSteps(n, notionalOf('0.00000001')));
export const money = count.map((n) => fromSteps(n, moneyOf('0.00000001')));
export const ratio = count.map((n) => fromSteps(n, ratioOf('0.00000001')));
export const text = fc.string();
export const whole = fc.nat();
export const side = fc.constantFrom('Buy' as const, 'Sell' as const);
// Names of amounts may stand among the numbers: they are text there, and stay text.
export const numbers = fc.dictionary(
  fc.constantFrom('notional', 'price', 'cap'),
  fc.constantFrom('1250', '0.10', 'NaN'),
);

const terms: fc.Arbitrary<OrderTerms> = fc.record(
  {
    instrumentId: text,
    side,
    type: fc.constantFrom<OrderType[]>('Market', 'Limit', 'StopLimit', 'Bracket'),
    quantity,
    limitPrice: fc.option(price),
    timeInForce: fc.constantFrom<TimeInForce[]>('GTC', 'GTD', 'IOC', 'FOK'),
    postOnly: fc.boolean(),
    reduceOnly: fc.boolean(),
    stopPrice: price,
    stopDirection: fc.constantFrom<StopDirection[]>('Up', 'Down'),
    quoteSize: notional,
    expiresAt: whole,
    leverage: ratio,
  },
  {
    requiredKeys: ['instrumentId', 'side', 'type', 'quantity', 'limitPrice', 'timeInForce', 'postOnly', 'reduceOnly'],
  },
);
export const intent: fc.Arbitrary<OrderIntent> = fc
  .tuple(terms, fc.record({ strategyId: text, reason: text, explicit: fc.boolean() }))
  .map(([asked, origin]) => ({ ...asked, ...origin }));
export const request: fc.Arbitrary<OrderRequest> = fc
  .tuple(terms, text)
  .map(([asked, clientOrderId]) => ({ ...asked, clientOrderId }));
export const denialReason = fc.constantFrom(...(Object.keys(denialReasons) as DenialReason[]));
export const action = fc.constantFrom<OrderAction[]>('Submit', 'Amend', 'Cancel');
export const rejectReason = fc.constantFrom<RejectReason[]>('InsufficientFunds', 'Other');
export const decidedOn: fc.Arbitrary<DecidedOn> = fc.record({
  mark: fc.option(price),
  markAgeMs: fc.option(whole),
  equity: money,
  dayResult: money,
});
export const signal: fc.Arbitrary<Signal> = fc.record({
  strategyId: text,
  instrumentId: text,
  action: fc.constantFrom('Buy' as const, 'Sell' as const, 'Close' as const),
  confidence: ratio,
  targetNotional: fc.option(notional),
  reason: text,
});
export const share: fc.Arbitrary<StrategyShare> = fc.record({ strategyId: text, quantity });
const plainFill: fc.Arbitrary<FillDetail> = fc.record({
  tradeId: text,
  clientOrderId: text,
  venueOrderId: text,
  instrumentId: text,
  side,
  price,
  quantity,
  liquidity: fc.constantFrom('Maker' as const, 'Taker' as const),
  commission: money,
  commissionCurrency: text,
  at: whole,
});
export const fill: fc.Arbitrary<FillDetail> = fc.oneof(
  plainFill,
  fc.tuple(plainFill, text).map(([trade, reverses]) => ({ ...trade, tradeType: 'Reversal' as const, reverses })),
);
export const drift: fc.Arbitrary<Drift> = fc.oneof(
  fc.record({ drift: fc.constant('CashDiffers' as const), currency: text, ours: money, venues: money }),
  fc.record({ drift: fc.constantFrom('ForeignTrade' as const, 'TradeBusted' as const), fill }),
  fc.record({
    drift: fc.constant('OrderStatusDiffers' as const),
    clientOrderId: text,
    ourStatus: fc.constantFrom(...orderStatuses),
    venueStatus: fc.constantFrom('Canceled' as const, 'Filled' as const),
    reason: fc.option(rejectReason),
  }),
  fc.record({ drift: fc.constant('OrderUnknownToUs' as const), clientOrderId: text, venueOrderId: fc.option(text) }),
);
export const instrument = fc.record({
  instrumentId: text,
  kind: fc.constantFrom('Spot' as const, 'Perpetual' as const),
  baseCurrency: text,
  quoteCurrency: text,
  tickSize: price,
  lotSize: quantity,
  minQuantity: quantity,
  maxQuantity: quantity,
  minNotional: notional,
  contractSize: fc.constant(one),
  initialMarginRate: ratio,
  maintenanceMarginRate: ratio,
});
