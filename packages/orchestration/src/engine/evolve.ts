import {
  amended,
  flatPosition,
  notAmended,
  unreachable,
  type BotEvent,
  type BotEventPayloads,
  type EpochMs,
} from '@bot/core';
import type { Ledger } from './state/ledger';
import { RECORD_LAG_MS } from './state/books';
import { denialKey, tornKey } from './state/denialKey';
import { alertKey, endedBy, type AlertEnd } from './state/alerts';
import { shiftBaselines } from './evolve/baselines';
import { moveClock } from './evolve/clock';
import { rememberCommand } from './evolve/commands';
import {
  adjustPosition,
  bookCashMoved,
  bookExternalFill,
  bookFunding,
  bustTrade,
  endExternalOrder,
  forgetOldRecords,
  seeExternalOrder,
} from './evolve/externals';
import { noteAgreement, noteHeld } from './evolve/heldForFunding';
import { changeMode } from './evolve/modes';
import { noteAttempt, noteUncertainty, scheduleRetry } from './evolve/sends';
import {
  cancelRefused,
  changeStatus,
  progressOrder,
  requestCancel,
  settleFill,
  submitOrder,
  amendOrder,
  amendUnknown,
  requestAmend,
} from './evolve/orders';
import { adoptIntoBook, transferBetweenBooks } from './evolve/strategyBooks';

/** What an event means for the ledger. It owns the ledger and changes it in place; replaying the log gives the same ledger. */
export function evolve(ledger: Ledger, happened: BotEvent & { readonly at: EpochMs }): void {
  const { type, payload, at } = happened;
  ledger.lastAt = at;
  switch (type) {
    case 'ProcessStarted':
      ledger.epoch = { storeEpoch: payload.storeEpoch, processEpoch: payload.processEpoch, entropy: payload.entropy };
      ledger.unprotected.clear();
      noteSettings(ledger, payload.changes ?? []);
      return endAlerts(ledger, 'NextStart');
    case 'ClockChanged':
      return moveClock(ledger, payload, at);
    case 'ConfigChanged':
      return noteSettings(ledger, payload.changes);
    case 'StoreReplaced':
      ledger.replacedAt = at;
      return;
    case 'InstrumentListed':
      ledger.instruments.set(payload.instrument.instrumentId, payload.instrument);
      return;
    case 'CashAdopted':
      for (const { currency, total } of payload.balances) {
        ledger.cash.set(currency, total);
        shiftBaselines(ledger, total);
      }
      for (const tradeId of payload.tradeIds ?? []) ledger.bookedTrades.set(tradeId, at);
      for (const fundingId of payload.fundingIds ?? []) ledger.bookedFundings.set(fundingId, at);
      if (ledger.recordsFrom === 0) ledger.recordsFrom = at - RECORD_LAG_MS;
      for (const instrumentId of ledger.instruments.keys()) ledger.opened.add(instrumentId);
      return;
    case 'HoldingAdopted': {
      const { instrumentId, netQuantity, costBasis } = payload;
      ledger.positions.set(instrumentId, { ...flatPosition(instrumentId), netQuantity, costBasis });
      if (ledger.instruments.get(instrumentId)?.kind === 'Spot') shiftBaselines(ledger, costBasis);
      adoptIntoBook(ledger, payload);
      return noteHeld(ledger, instrumentId, at);
    }
    case 'HoldingIgnored':
      ledger.ignored.set(payload.instrumentId, payload.netQuantity);
      return;
    case 'DayOpened':
      ledger.day = payload;
      ledger.submissions.today = 0;
      ledger.denials.clear();
      return;
    case 'HighWaterRaised':
      ledger.highWater = payload.equity;
      return;
    case 'ModeChanged':
      return changeMode(ledger, payload, at);
    case 'CommandTaken':
      return rememberCommand(ledger, payload.commandId, { outcome: 'Done', message: payload.answer });
    case 'CommandRefused': {
      const { commandId, refusal, answer: message } = payload;
      return rememberCommand(ledger, commandId, { outcome: 'Refused', refusal, message });
    }
    case 'BooksTransferred':
      return transferBetweenBooks(ledger, payload);
    case 'OrderDenied':
      if (!payload.intent.explicit) ledger.denials.add(denialKey(payload.intent, payload.reason));
      return;
    case 'OrderSubmitted':
      return submitOrder(ledger, payload, at);
    case 'SubmitAttempted':
      changeStatus(ledger, payload.clientOrderId, at, { status: 'Submitted', attempts: payload.attempt });
      return noteAttempt(ledger, payload, at);
    case 'OrderBecameUnknown':
      noteUncertainty(ledger, payload);
      return changeStatus(ledger, payload.clientOrderId, at, { status: 'Unknown' });
    case 'RetryScheduled':
      return scheduleRetry(ledger, payload);
    case 'SendAbandoned':
      return void ledger.sends.delete(payload.clientOrderId);
    case 'SendingPaused':
      ledger.pausedUntil = payload.until;
      return;
    case 'OrderFailed':
      return changeStatus(ledger, payload.clientOrderId, at, { status: 'Failed' });
    case 'OrderRejected':
      return changeStatus(ledger, payload.clientOrderId, at, { status: 'Rejected', rejectReason: payload.reason });
    case 'OrderProgressed':
      return progressOrder(ledger, payload, at);
    case 'AmendRequested':
      return requestAmend(ledger, payload, at);
    case 'OrderAmended':
      return amendOrder(ledger, payload.clientOrderId, at, amended);
    case 'AmendRefused':
      return amendOrder(ledger, payload.clientOrderId, at, notAmended);
    case 'AmendBecameUnknown':
      return amendOrder(ledger, payload.clientOrderId, at, amendUnknown);
    case 'CancelRequested':
      return requestCancel(ledger, payload.clientOrderId, at);
    case 'CancelRefused':
      return cancelRefused(ledger, payload.clientOrderId, at);
    case 'FillSettled':
      return settleFill(ledger, payload.fill);
    case 'StopTrailed':
      ledger.stops.set(payload.instrumentId, payload);
      return;
    case 'AlertRaised':
      ledger.alerts.add(alertKey(payload.code, payload.subject));
      return;
    case 'TaskRecovered':
      for (const key of endedBy(ledger.alerts, 'TaskRecovers'))
        if (key.endsWith(`:${payload.task}`)) ledger.alerts.delete(key);
      return;
    case 'ExternalFillBooked':
      return bookExternalFill(ledger, payload);
    case 'TradeBusted':
      return bustTrade(ledger, payload);
    case 'FundingBooked':
      return bookFunding(ledger, payload.payment);
    case 'CashMoved':
      return bookCashMoved(ledger, payload, at);
    case 'PositionAdjusted':
      return adjustPosition(ledger, payload, at);
    case 'ExternalOrderSeen':
      return seeExternalOrder(ledger, payload);
    case 'ExternalOrderEnded':
      return endExternalOrder(ledger, payload.venueOrderId);
    case 'AlertEnded':
      ledger.alerts.delete(alertKey(payload.code, payload.subject));
      return;
    case 'BooksCompared':
      ledger.comparedAt = at;
      forgetOldRecords(ledger, at - RECORD_LAG_MS);
      if (payload.drifts.length > 0) return;
      noteAgreement(ledger, at);
      endAlerts(ledger, 'BooksAgree');
      return;
    case 'SignalsAggregated':
      return noteAggregate(ledger, payload);
    case 'ConfigRejected':
    case 'DriftFound':
    case 'ProcessStopped':
    case 'StrategyFailed':
      return;
    default:
      return unreachable(happened as never);
  }
}

function noteSettings({ settings }: Ledger, changes: BotEventPayloads['ConfigChanged']['changes']): void {
  for (const { path, to } of changes) {
    if (to === null) settings.delete(path);
    else settings.set(path, to);
  }
}

/** That the strategies cancel each other out is news again once somebody was followed. */
function noteAggregate({ denials }: Ledger, { instrumentId, winners }: BotEventPayloads['SignalsAggregated']): void {
  if (winners.length === 0) denials.add(tornKey(instrumentId));
  else denials.delete(tornKey(instrumentId));
}

/** What is said once while it lasts may be said again. */
function endAlerts(ledger: Ledger, end: AlertEnd): void {
  for (const key of endedBy(ledger.alerts, end)) ledger.alerts.delete(key);
}
