import type { EpochMs, InstrumentId } from '@bot/core';

/** `Stream`: it tells of the instrument. `Rest`: it does not, so its price is asked for. */
export type FeedSource = 'Stream' | 'Rest';

/** How the market reaches us. */
export interface FeedView {
  /** The instruments that the connection is for. */
  instrumentIds: readonly InstrumentId[];
  /** False after messages were lost, until a new connection has begun. */
  isWhole: boolean;
  readonly sources: Map<InstrumentId, FeedSource>;
  /** null before the first connection. */
  openedAt: EpochMs | null;
  /** Connections in a row that were of no use. */
  failedOpens: number;
  /** When a new connection is due; null: none is. */
  openAt: EpochMs | null;
  /** When the prices of silent instruments are asked for; null: nobody is silent, or they are being asked for. */
  pollAt: EpochMs | null;
  /** When to look next whether a price has become too old. */
  staleCheckAt: EpochMs | null;
  /** Requests that failed in a row, of any kind, since when; null while the venue answers. */
  failing: { readonly since: EpochMs; readonly count: number } | null;
}

export const createFeedView = (): FeedView => ({
  instrumentIds: [],
  isWhole: true,
  sources: new Map(),
  openedAt: null,
  failedOpens: 0,
  openAt: null,
  pollAt: null,
  staleCheckAt: null,
  failing: null,
});

/** Instruments whose price has to be asked for. */
export const silentInstruments = ({
  instrumentIds,
  sources,
}: Pick<FeedView, 'instrumentIds' | 'sources'>): readonly InstrumentId[] =>
  instrumentIds.filter((id) => sources.get(id) === 'Rest');
