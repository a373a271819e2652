import type {
  Balance,
  ClientOrderId,
  Currency,
  Instrument,
  InstrumentId,
  Money,
  Quantity,
  VenuePosition,
} from '@bot/core';
import type { BotSnapshot } from '../harness/botUnderTest';
import type { VenueTruth } from '../harness/venueUnderControl';
import { compareWithBot } from './compareWithBot';
import { createIndependentLedger } from './independentLedger';
import { violationText } from './violation';

export type LedgerTruth = Pick<VenueTruth, 'balances' | 'positions' | 'orders' | 'openOrders' | 'fills'>;

export interface LedgerChecksRequest {
  readonly instruments: readonly Instrument[];
  readonly truth: LedgerTruth;
  /** What the venue had before the first of its fills. */
  readonly opening: { readonly balances: readonly Balance[]; readonly positions?: readonly VenuePosition[] };
  /** Money and coins that came (or, below zero, went) since then. */
  readonly deposits?: readonly { readonly currency: Currency; readonly amount: Money }[];
  /** Without it the bot is not looked at, and `venueMatchesBot` is true. */
  readonly bot?: Pick<BotSnapshot, 'orders' | 'positions' | 'cash'>;
  /** Holdings that the bot leaves alone, signed. */
  readonly ignored?: ReadonlyMap<InstrumentId, Quantity>;
  /** Orders of others that the bot knows of: they are live at the venue only. Default: none. */
  readonly foreign?: ReadonlySet<ClientOrderId>;
}

export interface LedgerChecks {
  /** INV-01 and INV-03. */
  readonly cashConserved: boolean;
  /** INV-02 and INV-04. */
  readonly positionsMatchFills: boolean;
  /** INV-29. */
  readonly venueMatchesBot: boolean;
  /** Every broken rule with its numbers: `INV-01 the balance of USD: expected 9497, found 9497.5`. */
  readonly violations: readonly string[];
}

/** Adds up every fill of the venue and compares: with the venue's own books, and with the bot's. */
export function runLedgerChecks(request: LedgerChecksRequest): LedgerChecks {
  const { instruments, truth, opening, deposits = [], bot, ignored = new Map(), foreign = new Set() } = request;
  const balances = truth.balances();
  const positions = truth.positions();
  const openOrders = truth.openOrders();
  const ledger = createIndependentLedger({
    instruments,
    openingBalances: opening.balances,
    openingPositions: opening.positions ?? [],
  });
  for (const { currency, amount } of deposits) ledger.recordDeposit(currency, amount);
  for (const fill of truth.fills()) ledger.recordFill(fill);

  const cash = [...ledger.checkCash(balances), ...ledger.checkHolds(balances, openOrders)];
  const fills = [...ledger.checkPositions(positions), ...ledger.checkOrderQuantities(truth.orders())];
  const sides = { balances, positions, openOrders, instruments, ignored, foreign };
  const books = bot === undefined ? [] : compareWithBot({ bot, ...sides });
  return {
    cashConserved: cash.length === 0,
    positionsMatchFills: fills.length === 0,
    venueMatchesBot: books.length === 0,
    violations: [...cash, ...fills, ...books].map(violationText),
  };
}
