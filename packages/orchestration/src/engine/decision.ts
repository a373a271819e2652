import type {
  AmendRequest,
  Approved,
  BotEvent,
  BotEventPayloads,
  BotEventType,
  ClientOrderId,
  CommandAnswer,
  ConfigChange,
  ConfigIssue,
  EpochMs,
  InstrumentId,
  OrderRequest,
  VenueOrderId,
} from '@bot/core';

import type { ShellTask } from './input';

/** Balances, positions, open orders, the named orders of ours, and the fills made since then; of perpetuals also fundings and margins. */
export interface ReadVenueBooks {
  readonly type: 'ReadVenueBooks';
  readonly ours: readonly ClientOrderId[];
  readonly fillsSince: EpochMs;
  readonly withPerpetuals: boolean;
}

/** What the shell is asked to do, once the events of the turn are durable. Each answer comes back as an input. */
export type EngineCommand =
  | { readonly type: 'LoadVenue' }
  /** Try whether the key is accepted, and ask what it may do. */
  | { readonly type: 'ReadPermissions' }
  /** Listen on a new connection for market data instead of the one that there is. */
  | { readonly type: 'OpenFeed'; readonly instrumentIds: readonly InstrumentId[] }
  /** Carry a duty out, once. */
  | { readonly type: 'RunTask'; readonly task: ShellTask }
  | { readonly type: 'PollQuotes'; readonly instrumentIds: readonly InstrumentId[] }
  | ReadVenueBooks
  | { readonly type: 'SubmitOrder'; readonly request: Approved<OrderRequest>; readonly attempt: number }
  | { readonly type: 'AmendOrder'; readonly clientOrderId: ClientOrderId; readonly request: AmendRequest }
  | { readonly type: 'QueryOrder'; readonly clientOrderId: ClientOrderId }
  | { readonly type: 'CancelOrder'; readonly clientOrderId: ClientOrderId; readonly venueOrderId: VenueOrderId }
  | { readonly type: 'AnswerWish'; readonly wishId: string; readonly decision: WishDecision }
  | { readonly type: 'AnswerCommand'; readonly commandId: string; readonly answer: CommandAnswer }
  | { readonly type: 'AnswerReload'; readonly reloadId: string; readonly answer: ReloadAnswer };

/** What became of a configuration that was offered to a running bot. */
export type ReloadAnswer =
  | { readonly outcome: 'Changed'; readonly changes: readonly ConfigChange[] }
  | { readonly outcome: 'Unchanged' }
  | { readonly outcome: 'Rejected'; readonly problems: readonly ConfigIssue[] };

export type WishDecision =
  | { readonly decision: 'Submitted'; readonly clientOrderId: ClientOrderId }
  | {
      readonly decision: 'Denied';
      readonly reason: BotEventPayloads['OrderDenied']['reason'];
      readonly numbers: BotEventPayloads['OrderDenied']['numbers'];
    };

/** An event and what it belongs to: one order, one signal, one wish. */
export type CorrelatedEvent = BotEvent & { readonly correlationId: string };

/** What follows from one input: facts first, then what is to be done about them. */
export interface Decision {
  readonly events: readonly CorrelatedEvent[];
  readonly commands: readonly EngineCommand[];
}

export const nothing: Decision = { events: [], commands: [] };

export const event = <Type extends BotEventType>(
  type: Type,
  payload: BotEventPayloads[Type],
  correlationId = '',
): CorrelatedEvent => ({ type, payload, correlationId }) as unknown as CorrelatedEvent;

export const decision = (events: readonly CorrelatedEvent[], ...commands: readonly EngineCommand[]): Decision =>
  events.length + commands.length === 0 ? nothing : { events, commands };

/** One decision after the other, as one. Most have nothing in them. */
export function both(first: Decision, second: Decision): Decision {
  if (isNothing(first)) return second;
  if (isNothing(second)) return first;
  return { events: [...first.events, ...second.events], commands: [...first.commands, ...second.commands] };
}

const isNothing = ({ events, commands }: Decision): boolean => events.length + commands.length === 0;
