import { absolute, sum, toText, zeroMoney, type EpochMs } from '@bot/core';
import { globalMode, type StateInSight } from '@bot/orchestration';
import { usdText } from '../output/amountText';
import { timeText } from '../output/timeText';
import type { OutputStream } from '../output/terminal';
import type { RunMode } from '../summary/runResult';
import { equityAt, valuePosition, type Marks } from '../summary/valuePosition';

/** Tells now and then how the bot stands. */
export interface StatusLine {
  stop(): void;
}

export interface StatusLineOptions {
  readonly stream: OutputStream;
  readonly mode: RunMode;
  /** Alive: it is read at each look. */
  readonly ledger: StateInSight['ledger'];
  readonly marks: Marks;
  readonly now: () => EpochMs;
  /** In real time. Default: 1,000 ms. */
  readonly lookEveryMs?: number;
}

const MINUTE_MS = 60_000;

/** One line for each minute of the market, never more than one a second; on a terminal it is rewritten in place. */
export function startStatusLine({
  stream,
  mode,
  ledger,
  marks,
  now,
  lookEveryMs = 1_000,
}: StatusLineOptions): StatusLine {
  const isTerminal = stream.isTTY === true;
  let shownMinute = Math.floor(now() / MINUTE_MS);
  const timer = setInterval(() => {
    const at = now();
    const minute = Math.floor(at / MINUTE_MS);
    if (minute === shownMinute && !isTerminal) return;
    shownMinute = minute;
    const text = statusText(mode, ledger, marks, at);
    stream.write(isTerminal ? `\r\u001b[2K${text}` : `${text}\n`);
  }, lookEveryMs);
  return {
    stop() {
      clearInterval(timer);
      if (isTerminal) stream.write('\r\u001b[2K');
    },
  };
}

/** `2026-01-05 10:00:00 UTC  PAPER Normal  equity 9,998.20  exposure 101.20  open orders 0` */
export function statusText(mode: RunMode, ledger: StateInSight['ledger'], marks: Marks, at: EpochMs): string {
  const values = [...ledger.positions.values()].map((position) =>
    absolute(valuePosition(position, ledger, marks).value),
  );
  return [
    `${timeText(at)} UTC`,
    `${mode} ${globalMode(ledger).mode}`,
    `equity ${usdText(toText(equityAt(ledger, marks)))}`,
    `exposure ${usdText(toText(sum(values, zeroMoney)))}`,
    `orders ${ledger.orderSequence} (${ledger.liveOrderIds.size} open)`,
  ].join('  ');
}
