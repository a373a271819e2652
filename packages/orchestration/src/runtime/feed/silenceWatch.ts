import type { CancelTimer, Clock, InstrumentId, MarketDataConfig } from '@bot/core';

/** `Live`: only some instruments are silent. `Silent`: the connection tells of none. `Dead`: not even that it is alive. */
export type ConnectionSound = 'Live' | 'Silent' | 'Dead';

export interface SilenceWatchOptions {
  readonly clock: Clock;
  readonly settings: Pick<MarketDataConfig, 'silentAfterMs' | 'deadAfterMs'>;
  readonly silent: (instrumentIds: readonly InstrumentId[], connection: ConnectionSound) => void;
  /** An instrument that was silent is heard again; every one is silent at first. */
  readonly speaks: (instrumentId: InstrumentId) => void;
}

export interface SilenceWatch {
  /** A new connection, for these instruments, has its time to begin. */
  opened(instrumentIds: readonly InstrumentId[]): void;
  /** Anything, also a heartbeat. */
  heardAnything(): void;
  heardOf(instrumentId: InstrumentId): void;
  end(): void;
}

/** Notices silence, by a clock that does not jump. One timer, moved only when it fires. */
export function createSilenceWatch(options: SilenceWatchOptions): SilenceWatch {
  const { clock, settings, silent, speaks } = options;
  const { silentAfterMs, deadAfterMs } = settings;
  const heardAtMs = new Map<InstrumentId, number>();
  const toldSilent = new Set<InstrumentId>();
  let instrumentIds: readonly InstrumentId[] = [];
  let openedMs: number | null = null;
  let anyAtMs = 0;
  let dataAtMs: number | null = null;
  let cancel: CancelTimer = () => undefined;
  let isWatching = false;

  const silentInstruments = (nowMs: number): readonly InstrumentId[] =>
    instrumentIds.filter((id) => !toldSilent.has(id) && nowMs - (heardAtMs.get(id) ?? nowMs) >= silentAfterMs);

  function soundAt(nowMs: number): ConnectionSound {
    if (nowMs - anyAtMs >= deadAfterMs) return 'Dead';
    // A connection begins with what there is: whoever says nothing at the beginning is not waited for as long.
    const silentAtMs = dataAtMs === null ? Number(openedMs) + deadAfterMs : dataAtMs + silentAfterMs;
    return nowMs >= silentAtMs ? 'Silent' : 'Live';
  }

  function watch(): void {
    isWatching = true;
    cancel();
    const nowMs = clock.monotonicMs();
    const due = [
      anyAtMs + deadAfterMs,
      dataAtMs === null ? Number(openedMs) + deadAfterMs : dataAtMs + silentAfterMs,
      ...instrumentIds.filter((id) => !toldSilent.has(id)).map((id) => Number(heardAtMs.get(id)) + silentAfterMs),
    ];
    cancel = clock.setTimer(Math.max(1, Math.min(...due) - nowMs), listenForSilence);
  }

  function listenForSilence(): void {
    const nowMs = clock.monotonicMs();
    const connection = soundAt(nowMs);
    const whole = connection === 'Live' ? silentInstruments(nowMs) : instrumentIds;
    whole.forEach((id) => toldSilent.add(id));
    // What a silent connection goes on to say is listened to; that it is silent is told once.
    isWatching = false;
    if (connection === 'Live') watch();
    if (whole.length > 0) silent(whole, connection);
  }

  return {
    opened(ids) {
      ids.filter((id) => !instrumentIds.includes(id)).forEach((id) => toldSilent.add(id));
      instrumentIds = ids;
      openedMs = clock.monotonicMs();
      anyAtMs = openedMs;
      dataAtMs = null;
      instrumentIds.forEach((id) => heardAtMs.set(id, Number(openedMs)));
      watch();
    },
    heardAnything() {
      anyAtMs = clock.monotonicMs();
    },
    heardOf(instrumentId) {
      const nowMs = clock.monotonicMs();
      heardAtMs.set(instrumentId, nowMs);
      dataAtMs = nowMs;
      if (!isWatching) watch();
      if (toldSilent.delete(instrumentId)) speaks(instrumentId);
    },
    end() {
      cancel();
    },
  };
}
