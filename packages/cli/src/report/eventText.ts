import { toText, unreachable, type BotEvent, type BotEventPayloads, type FillDetail, type OrderTerms } from '@bot/core';
import { priceText } from '../output/amountText';

/** What an event says, in one line without its name. */
export function eventText({ type, payload }: BotEvent): string {
  switch (type) {
    case 'ProcessStarted':
      return `process ${payload.processEpoch}, profile ${payload.profile}`;
    case 'ClockChanged':
      return `by ${payload.byMs} ms${payload.day === undefined ? '' : `, and it is ${payload.day}`}`;
    case 'ConfigChanged':
      return payload.changes
        .map(({ path, from, to }) => `${path} from ${from ?? 'nothing'} to ${to ?? 'nothing'}`)
        .join(', ');
    case 'ConfigRejected':
      return payload.problems.map(({ path, problem }) => `${path} ${problem}`.trim()).join('; ');
    case 'ProcessStopped':
      return payload.reason;
    case 'StoreReplaced':
      return `the one before is kept in ${payload.archive}: ${payload.problems.join(' ')}`;
    case 'InstrumentListed':
      return payload.instrument.instrumentId;
    case 'CashAdopted':
      return payload.balances.map(({ currency, total }) => `${toText(total)} ${currency}`).join(', ');
    case 'HoldingAdopted':
    case 'HoldingIgnored':
      return `${toText(payload.netQuantity)} ${payload.instrumentId}`;
    case 'DayOpened':
      return `${payload.date} with ${toText(payload.equity)}`;
    case 'HighWaterRaised':
      return `equity ${toText(payload.equity)}`;
    case 'ModeChanged':
      return `${payload.scope}: ${payload.mode} by ${payload.cause}`;
    case 'CommandTaken':
      return `${payload.kind} ${payload.scope} by ${payload.by}, ${payload.reason}`;
    case 'CommandRefused':
      return `${payload.kind} ${payload.scope} by ${payload.by}: ${payload.refusal}`;
    case 'SignalsAggregated':
      return aggregateText(payload);
    case 'StrategyFailed':
      return `${payload.strategyId} in ${payload.instrumentId}: ${payload.error}`;
    case 'BooksTransferred': {
      const { quantity, instrumentId, seller, buyer, reason } = payload;
      return `${toText(quantity)} ${instrumentId} from ${seller} to ${buyer}, ${reason}`;
    }
    case 'OrderDenied':
      return `${termsText(payload.intent)}: ${payload.reason}${numbersText(payload.numbers)}${alsoText(payload.also)}`;
    case 'OrderSubmitted':
      return `${termsText(payload.request)}, ${payload.reason}`;
    case 'SubmitAttempted':
      return `attempt ${payload.attempt}`;
    case 'RetryScheduled':
      return `${payload.action}, attempt ${payload.attempt} to come: ${payload.error}`;
    case 'SendAbandoned':
      return `${payload.action}: ${payload.reason}`;
    case 'SendingPaused':
      return payload.error;
    case 'OrderBecameUnknown':
      return payload.error;
    case 'OrderFailed':
      return payload.reason;
    case 'OrderRejected':
      return `${payload.reason}: ${payload.message}`;
    case 'OrderProgressed':
      return `${payload.status}, ${toText(payload.cumulativeQuantity)} filled, fees ${toText(payload.commission)}`;
    case 'AmendRequested':
      return `to ${toText(payload.quantity)} at ${toText(payload.limitPrice)}`;
    case 'OrderAmended':
      return payload.clientOrderId;
    case 'AmendRefused':
      return `${payload.message}${numbersText(payload.numbers)}`;
    case 'AmendBecameUnknown':
      return payload.error;
    case 'CancelRequested':
      return payload.reason;
    case 'CancelRefused':
      return payload.message;
    case 'FillSettled':
      return `${toText(payload.fill.quantity)} ${payload.fill.instrumentId} at ${toText(payload.fill.price)}`;
    case 'StopTrailed':
      return `${payload.instrumentId} stop at ${priceText(toText(payload.stopPrice))}`;
    case 'DriftFound':
      return `${payload.drift.drift}: ${payload.policy}`;
    case 'ExternalFillBooked':
      return `${payload.why}, ${tradeText(payload.fill)}`;
    case 'TradeBusted':
      return tradeText(payload.fill);
    case 'FundingBooked':
      return `${toText(payload.payment.amount)} ${payload.payment.currency} for ${payload.payment.instrumentId}`;
    case 'CashMoved':
      return `${toText(payload.amount)} ${payload.currency}, ${payload.why}`;
    case 'PositionAdjusted':
      return `${toText(payload.netQuantity)} ${payload.instrumentId} at ${toText(payload.price)}, ${payload.why}`;
    case 'ExternalOrderSeen':
      return `${payload.side} ${toText(payload.quantity)} ${payload.instrumentId}, order ${payload.venueOrderId}`;
    case 'ExternalOrderEnded':
      return `order ${payload.venueOrderId}`;
    case 'BooksCompared':
      return payload.drifts.length === 0 ? 'the same' : `${payload.drifts.length} differences`;
    case 'TaskRecovered':
      return payload.task;
    case 'AlertRaised':
      return `${payload.severity} ${payload.code}: ${payload.message}`;
    case 'AlertEnded':
      return `${payload.code} of ${payload.subject}`;
    default:
      return unreachable(payload);
  }
}

/** `MovingAveragesCrossedUp in BTC-USD, target 0.01, overruled: B` */
function aggregateText({ instrumentId, netQuantity, winners, losers }: BotEventPayloads['SignalsAggregated']): string {
  const said = [...new Set(winners.map(({ reason }) => reason))].join(' and ') || 'nobody followed';
  const overruled = losers.length === 0 ? '' : `, overruled: ${losers.map(({ strategyId }) => strategyId).join(', ')}`;
  return `${said} in ${instrumentId}, target ${toText(netQuantity)}${overruled}`;
}

/** `Buy 0.002 BTC-USD Market`, `Sell 1 ETH-USD Limit 3000`. */
export function termsText({ side, quantity, instrumentId, type, limitPrice }: OrderTerms): string {
  const price = limitPrice === null ? '' : ` ${toText(limitPrice)}`;
  return `${side} ${toText(quantity)} ${instrumentId} ${type}${price}`;
}

const tradeText = ({ side, quantity, instrumentId, price }: FillDetail): string =>
  `${side} ${toText(quantity)} ${instrumentId} at ${toText(price)}`;

function numbersText(numbers: { readonly [name: string]: string }): string {
  const pairs = Object.entries(numbers).map(([name, value]) => `${name} ${value}`);
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

/** `, also StaleMark (markAgeMs 9000, maxMarkAgeMs 5000)` */
const alsoText = (also: BotEventPayloads['OrderDenied']['also'] = []): string =>
  also.map(({ reason, numbers }) => `, also ${reason}${numbersText(numbers)}`).join('');
