import type { BotEventType, Logger, RecordedBotEvent } from '@bot/core';

type Level = keyof Logger;

type LevelOf<Event> = Level | ((event: Event) => Level);

/**
 * How loud an event is in the log for people, where it is not merely news. What happens with every price is for those who
 * search; what somebody should look at warns.
 */
const levels: { readonly [Type in BotEventType]?: LevelOf<Extract<RecordedBotEvent, { type: Type }>> } = {
  ProcessStopped: ({ payload }) => (payload.unfinished === undefined ? 'info' : 'warn'),
  ClockChanged: 'warn',
  ConfigRejected: 'warn',
  StoreReplaced: 'warn',
  ModeChanged: ({ payload }) => (payload.mode === 'Normal' ? 'info' : 'warn'),
  CommandRefused: 'warn',
  StrategyFailed: 'error',
  OrderDenied: 'warn',
  SubmitAttempted: 'debug',
  RetryScheduled: 'warn',
  SendAbandoned: 'warn',
  SendingPaused: 'warn',
  OrderBecameUnknown: 'warn',
  OrderFailed: 'warn',
  OrderRejected: 'warn',
  CancelRefused: 'warn',
  AmendRefused: 'warn',
  AmendBecameUnknown: 'warn',
  StopTrailed: 'debug',
  BooksCompared: ({ payload }) => (payload.drifts.length === 0 ? 'info' : 'warn'),
  AlertRaised: ({ payload }) => (payload.severity === 'Critical' ? 'error' : 'warn'),
};

/** Every event is a line, with what belongs together under one correlation id: from the signal to the fill. */
export function logEvent(logger: Logger, event: RecordedBotEvent): void {
  const { type, payload, seq, correlationId, causationId } = event;
  const level = (levels[type] ?? 'info') as LevelOf<RecordedBotEvent>;
  logger[typeof level === 'string' ? level : level(event)]({ seq, correlationId, causationId, ...payload }, type);
}
