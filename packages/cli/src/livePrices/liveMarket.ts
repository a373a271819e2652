import { marketPresets, type MarketSource, type MarketStep } from '@bot/broker-mock';
import { roundDown, toSteps, type Clock, type Instrument, type MarketMessage, type TradingStatus } from '@bot/core';
import { createLiveBook, type LiveBook } from './liveBook';

/** The market of the embedded exchange, made of what a venue outside tells. */
export interface LiveMarket {
  readonly source: MarketSource;
  hear(message: MarketMessage): void;
}

type Print = NonNullable<MarketStep['books'][number]['prints']>[number];

interface Followed {
  readonly instrument: Instrument;
  readonly book: LiveBook;
  prints: Print[];
  /** As the venue says it. */
  status: TradingStatus;
  /** As the embedded exchange was told. */
  told: TradingStatus;
  isChanged: boolean;
}

const STEP_MS = 1_000;
/** Of each side: what a bot on paper can take. */
const LEVELS = 50;
/** Heartbeats come once a second. Without a word for so long nothing is traded here: what was heard last is no price any more. */
const SILENT_AFTER_MS = 10_000;

/** `ready` is called once, when every instrument has a book. */
export function createLiveMarket(instruments: readonly Instrument[], clock: Clock, ready: () => void): LiveMarket {
  const followed = new Map<string, Followed>(
    instruments.map((instrument) => [
      instrument.instrumentId,
      {
        ...{ instrument, book: createLiveBook(instrument), prints: [] },
        ...{ status: 'Online', told: 'Online', isChanged: false },
      },
    ]),
  );
  let heardAt = clock.monotonicMs();
  let isReady = false;

  function hear(message: MarketMessage): void {
    heardAt = clock.monotonicMs();
    take(message);
    if (isReady || [...followed.values()].some(({ book }) => book.best(1) === null)) return;
    isReady = true;
    ready();
  }

  function take(message: MarketMessage): void {
    switch (message.type) {
      case 'BookSnapshot':
      case 'BookUpdate': {
        const own = followed.get(message.instrumentId);
        if (own === undefined) return;
        if (message.type === 'BookSnapshot') own.book.replace(message.levels);
        else own.book.change(message.levels);
        own.isChanged = true;
        return;
      }
      case 'Trade': {
        const { instrumentId, price, quantity, makerSide } = message.trade;
        const own = followed.get(instrumentId);
        if (own === undefined) return;
        const { tickSize, lotSize } = own.instrument;
        const lots = toSteps(roundDown(quantity, lotSize), lotSize);
        if (lots > 0) own.prints.push({ ticks: toSteps(price, tickSize), lots, makerSide });
        return;
      }
      case 'Status': {
        const own = followed.get(message.instrumentId);
        if (own !== undefined) own.status = message.status;
        return;
      }
      case 'Quote':
      case 'Candle':
      case 'Heartbeat':
    }
  }

  function stepAt(at: number): MarketStep {
    const isSilent = clock.monotonicMs() - heardAt > SILENT_AFTER_MS;
    const statuses: { instrumentId: string; status: TradingStatus }[] = [];
    const books: MarketStep['books'][number][] = [];
    for (const [instrumentId, own] of followed) {
      const status = isSilent ? 'CancelOnly' : own.status;
      if (status !== own.told) statuses.push({ instrumentId, status: (own.told = status) });
      const best = own.isChanged || own.prints.length > 0 ? own.book.best(LEVELS) : null;
      if (best === null) continue;
      books.push({ instrumentId, ...best, prints: own.prints });
      own.prints = [];
      own.isChanged = false;
    }
    return { at, books, statuses };
  }

  return {
    hear,
    source: {
      open({ startAt }) {
        let nextAt = startAt;
        return {
          nextAt: () => nextAt,
          step() {
            const at = nextAt;
            // After a pause there is one step, not one for each second of it.
            nextAt = Math.max(at + STEP_MS, clock.now());
            return stepAt(at);
          },
          presetFor: () => marketPresets.normal,
          position: () => ({ kind: 'live' }),
          // Nobody knows what was meanwhile: it goes on now.
          restore: () => undefined,
        };
      },
    },
  };
}
