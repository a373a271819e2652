import { recordedBars } from '@bot/broker-mock';
import type { InstrumentId } from '@bot/core';
import type { TradedMarket } from './tradedMarket';

export interface RecordedFiles {
  readonly files: readonly string[];
  /** In place of the folder of each file. */
  readonly symbol?: InstrumentId | undefined;
  /** In place of the day in each file's name. */
  readonly date?: string | undefined;
}

/** What the files hold, from the first bar to the last. @throws MarketDataError before anything is started */
export function recordedMarket({ files, symbol, date }: RecordedFiles): TradedMarket {
  const source = recordedBars({ files, ...(symbol !== undefined && { symbol }), ...(date !== undefined && { date }) });
  const { instruments, startAt, endsAt } = source;
  return { kind: 'recorded', instruments, source, startAt, endsAt };
}
