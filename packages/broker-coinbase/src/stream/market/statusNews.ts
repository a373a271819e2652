import type { CancelTimer, Clock, InstrumentId, Logger, TradingStatus } from '@bot/core';
import type { StreamLookups } from '../streamLookups';
import type { StreamSettings } from '../streamSettings';
import type { Tell } from './numbering';

export interface StatusNews {
  /** The channel has said something of these: what exactly they take is looked up. */
  heard(instrumentIds: readonly InstrumentId[]): void;
  /** Everything is told again. */
  forget(): void;
  close(): void;
}

export interface StatusNewsOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly lookups: Pick<StreamLookups, 'tradingStatus'>;
  readonly settings: StreamSettings;
  readonly instrumentIds: readonly InstrumentId[];
  readonly tell: Tell;
}

/** Requests for states are not to take the place of others. */
const MIN_STEP_MS = 1_000;

/**
 * What each product takes: first as it is, then whenever that changes. The channel tells only whether a product is online, so its
 * flags are looked up, when the channel speaks and one product after the other all the time.
 */
export function createStatusNews(options: StatusNewsOptions): StatusNews {
  const { clock, logger, lookups, settings, tell } = options;
  const instrumentIds = [...new Set(options.instrumentIds)];
  const told = new Map<InstrumentId, TradingStatus>();
  const asking = new Set<InstrumentId>();
  const stepMs = Math.max(MIN_STEP_MS, settings.statusEveryMs / Math.max(1, instrumentIds.length));
  let cancelStep: CancelTimer = () => undefined;
  let isOpen = true;
  let turn = 0;

  function learned(instrumentId: InstrumentId, status: TradingStatus): void {
    if (!isOpen || told.get(instrumentId) === status) return;
    told.set(instrumentId, status);
    tell({ type: 'Status', instrumentId, status }, clock.now());
  }

  function ask(instrumentId: InstrumentId): void {
    if (asking.has(instrumentId)) return;
    asking.add(instrumentId);
    lookups
      .tradingStatus(instrumentId)
      .then((status) => learned(instrumentId, status))
      // It is asked for again soon.
      .catch((error: unknown) =>
        logger.debug({ instrumentId, error: String(error) }, 'What a product takes is not known.'),
      )
      .finally(() => asking.delete(instrumentId));
  }

  function step(): void {
    cancelStep = clock.setTimer(stepMs, () => {
      const instrumentId = instrumentIds[turn++ % instrumentIds.length];
      if (instrumentId !== undefined) ask(instrumentId);
      step();
    });
  }

  instrumentIds.forEach(ask);
  step();
  return {
    heard: (ids) => ids.forEach(ask),
    forget() {
      told.clear();
      instrumentIds.forEach(ask);
    },
    close() {
      isOpen = false;
      cancelStep();
    },
  };
}
