import type { BotEventPayloads, ClientOrderId, EpochMs } from '@bot/core';
import type { Ledger } from '../state/ledger';

/**
 * The clock was set back: what is planned or timed by it goes back with it, so that nothing waits for the time to come round
 * again. It jumped ahead: time may have passed or not, so that only what the venue may still do is given its whole time again;
 * the rest is due.
 */
export function moveClock(ledger: Ledger, { byMs, day }: BotEventPayloads['ClockChanged'], at: EpochMs): void {
  const { attempts, orders, liveOrderIds } = ledger;
  for (const [id, attempt] of attempts) attempts.set(id, { ...attempt, lastAt: attempt.lastAt + byMs });
  for (const [id, order] of orders) {
    if (order.amend === undefined || !liveOrderIds.has(id)) continue;
    orders.set(id, { ...order, amend: { ...order.amend, requestedAt: order.amend.requestedAt + byMs } });
  }
  if (byMs < 0) goBack(ledger, byMs, at);
  if (ledger.day !== null && day !== undefined) ledger.day = { ...ledger.day, date: day, openedAs: ledger.day.date };
}

function goBack(ledger: Ledger, byMs: number, at: EpochMs): void {
  const { orders, liveOrderIds, sends, restrictions, rejections, submissions } = ledger;
  ledger.pausedUntil += byMs;
  if (ledger.comparedAt !== null) ledger.comparedAt += byMs;
  ledger.agreedAt = Math.min(ledger.agreedAt, at);
  // A clock that was ahead has taken for old what is still to come. Ids keep what is booked already from being booked again.
  ledger.recordsFrom = Math.min(ledger.recordsFrom, at);
  for (const times of [ledger.partlyFilled, ledger.endedAt] as const) shift(times, byMs);
  for (const [id, send] of sends) if (send.dueAt !== null) sends.set(id, { ...send, dueAt: send.dueAt + byMs });
  for (const [key, held] of restrictions) {
    const until = held.until === null ? null : held.until + byMs;
    restrictions.set(key, { ...held, since: held.since + byMs, until });
  }
  for (const [id, times] of rejections)
    rejections.set(
      id,
      times.map((at) => at + byMs),
    );
  for (const [id, order] of orders) {
    if (!liveOrderIds.has(id)) continue;
    orders.set(id, { ...order, submittedAt: order.submittedAt + byMs, updatedAt: order.updatedAt + byMs });
  }
  const seconds = [...submissions.bySecond];
  submissions.bySecond.clear();
  for (const [second, count] of seconds) submissions.bySecond.set(second + Math.floor(byMs / 1_000), count);
}

function shift(times: Map<ClientOrderId, EpochMs>, byMs: number): void {
  for (const [id, at] of times) times.set(id, at + byMs);
}
