import type { BotEventType, Logger, RecordedBotEvent } from '@bot/core';

type Level = keyof Logger;

/** How loud each event is in the log for people. What happens with every price is for those who search. */
const levels: {
  readonly [Type in BotEventType]: Level | ((event: Extract<RecordedBotEvent, { type: Type }>) => Level);
} = {
  ProcessStarted: 'info',
  ProcessStopped: ({ payload }) => (payload.unfinished === undefined ? 'info' : 'warn'),
  StoreReplaced: 'warn',
  InstrumentListed: 'info',
  CashAdopted: 'info',
  HoldingAdopted: 'info',
  HoldingIgnored: 'info',
  DayOpened: 'info',
  ModeChanged: ({ payload }) => (payload.mode === 'Normal' ? 'info' : 'warn'),
  SignalsAggregated: 'info',
  BooksTransferred: 'info',
  StrategyFailed: 'error',
  OrderDenied: 'warn',
  OrderSubmitted: 'info',
  SubmitAttempted: 'debug',
  RetryScheduled: 'warn',
  SendAbandoned: 'warn',
  SendingPaused: 'warn',
  OrderBecameUnknown: 'warn',
  OrderFailed: 'warn',
  OrderRejected: 'warn',
  OrderProgressed: 'info',
  CancelRequested: 'info',
  CancelRefused: 'warn',
  FillSettled: 'info',
  StopTrailed: 'debug',
  BooksCompared: ({ payload }) => (payload.drifts.length === 0 ? 'info' : 'warn'),
  TaskRecovered: 'info',
  AlertRaised: ({ payload }) => (payload.severity === 'Critical' ? 'error' : 'warn'),
};

/** Every event is a line, with what belongs together under one correlation id: from the signal to the fill. */
export function logEvent(logger: Logger, event: RecordedBotEvent): void {
  const { type, payload, seq, correlationId, causationId } = event;
  const level = levels[type] as Level | ((event: RecordedBotEvent) => Level);
  logger[typeof level === 'string' ? level : level(event)]({ seq, correlationId, causationId, ...payload }, type);
}
