import type { RecordedFiles } from './recordedMarket';

/** The market that the command line asks for. */
export interface MarketRequest {
  /** undefined: not asked for. */
  readonly seed?: string | undefined;
  /** No files: a synthetic market. */
  readonly data: RecordedFiles;
  /** Of a venue outside; undefined: of the market itself. */
  readonly prices?: 'coinbase' | undefined;
}

/** The seed when nobody names one: the same demo for everybody. */
export const DEFAULT_SEED = '1';
