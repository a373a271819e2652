import type { InstrumentId, ProfileName } from '@bot/core';
import type { LedgerChecks } from '@bot/simulation';
import type { RunSummary } from './runSummary';

export const checkNames = ['cashConserved', 'positionsMatchFills', 'venueMatchesBot'] as const;
export type CheckName = (typeof checkNames)[number];

/** What each check says, for people. */
export const checkMeanings: { readonly [Name in CheckName]: string } = {
  cashConserved: 'cash is the opening balance and every fill and fee since',
  positionsMatchFills: 'positions and orders are what their fills add up to',
  venueMatchesBot: 'the bot’s books are those of the venue',
};

/** Whose money it is, and where the prices come from: shown with everything that a run says. */
export type RunMode = 'PAPER' | 'PAPER · LIVE PRICES' | 'SIMULATOR' | 'LIVE';

/** Everything that a finished run tells: `data` of `--json`, and the head of the report. Times are ISO 8601. */
export interface RunResult extends RunSummary {
  readonly mode: RunMode;
  readonly profile: ProfileName;
  readonly market: 'synthetic' | 'recorded' | 'live';
  readonly instruments: readonly InstrumentId[];
  readonly seed: string;
  readonly from: string;
  readonly to: string;
  /** The same inputs give the same hash: over every event of the bot and of the venue. */
  readonly traceHash: string;
  readonly checks: { readonly [Name in CheckName]: boolean };
  /** Every difference that the independent ledger found, with its numbers. */
  readonly violations: readonly string[];
  readonly virtualMs: number;
  readonly elapsedMs: number;
}

/** The verdict of the independent ledger as a result carries it. */
export function checksOf(checks: LedgerChecks): Pick<RunResult, 'checks' | 'violations'> {
  const { cashConserved, positionsMatchFills, venueMatchesBot, violations } = checks;
  return { checks: { cashConserved, positionsMatchFills, venueMatchesBot }, violations };
}

export const failedChecks = ({ checks }: Pick<RunResult, 'checks'>): readonly CheckName[] =>
  checkNames.filter((name) => !checks[name]);
