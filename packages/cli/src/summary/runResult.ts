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

/** What every run was. Times are ISO 8601. */
export interface RunFacts {
  readonly mode: RunMode;
  readonly profile: ProfileName;
  /** `coinbase`: that of a venue outside. `live`: on paper, at its prices. */
  readonly market: 'synthetic' | 'recorded' | 'live' | 'coinbase';
  readonly instruments: readonly InstrumentId[];
  readonly from: string;
  readonly to: string;
  readonly virtualMs: number;
  readonly elapsedMs: number;
  /** Every difference that was found, with its numbers. */
  readonly violations: readonly string[];
}

/** Everything that a finished run tells: `data` of `--json`, and the head of the report. */
export interface RunResult extends RunSummary, RunFacts {
  readonly seed: string;
  /** The same inputs give the same hash: over every event of the bot and of the venue. */
  readonly traceHash: string;
  readonly checks: { readonly [Name in CheckName]: boolean };
}

/** The verdict of the independent ledger as a result carries it. */
export function checksOf(checks: LedgerChecks): Pick<RunResult, 'checks' | 'violations'> {
  const { cashConserved, positionsMatchFills, venueMatchesBot, violations } = checks;
  return { checks: { cashConserved, positionsMatchFills, venueMatchesBot }, violations };
}

/** Those that a run makes: one at a venue outside cannot look into its ledger. */
export type MadeChecks = { readonly [Name in CheckName]?: boolean };

export const failedChecks = ({ checks }: { readonly checks: MadeChecks }): readonly CheckName[] =>
  checkNames.filter((name) => checks[name] === false);
