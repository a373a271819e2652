import { equals, subtract, toText, zeroMoney, type Instrument } from '@bot/core';
import { createIndependentLedger, type IndependentLedger, type VenueTruth, type Violation } from '@bot/simulation';
import type { BrokenInvariant } from './invariants';
import { at } from './stepFacts';

/** INV-01 to 04 at the venue: its books against what its fills add up to, by simulation's own ledger. */
export interface VenueLedger {
  check(): readonly BrokenInvariant[];
  /** The books as they are now are where adding up starts from: something came from outside. */
  openAgain(): void;
}

export function createVenueLedger(truth: VenueTruth, instruments: readonly Instrument[]): VenueLedger {
  let books = openBooks();
  let totals = truth.totals();
  let recorded = truth.fills().length;
  let paid = truth.fundings().length;
  let insured = truth.insured();
  // Orders are judged by all of their fills, whenever the books were opened.
  const orders = createIndependentLedger({ instruments, openingBalances: [] });
  truth.fills().forEach((fill) => orders.recordFill(fill));

  function openBooks(): IndependentLedger {
    return createIndependentLedger({
      instruments,
      openingBalances: truth.balances(),
      openingPositions: truth.positions(),
    });
  }

  function recordNewFills(): void {
    const fills = truth.fills();
    for (const fill of fills.slice(recorded)) {
      books.recordFill(fill);
      orders.recordFill(fill);
    }
    recorded = fills.length;
    const fundings = truth.fundings();
    fundings.slice(paid).forEach((payment) => books.recordFunding(payment));
    paid = fundings.length;
    const covered = truth.insured();
    for (const [currency, amount] of covered) {
      books.recordDeposit(currency, subtract(amount, at(insured, currency, zeroMoney)));
    }
    insured = covered;
  }

  /** All money of all accounts and of the venue itself: nothing is made and nothing is lost. */
  function checkTotals(): readonly BrokenInvariant[] {
    const now = truth.totals();
    return [...new Set([...totals.keys(), ...now.keys()])].flatMap((currency) => {
      const [before, after] = [at(totals, currency, zeroMoney), at(now, currency, zeroMoney)];
      const problem = `all ${currency} at the venue: expected ${toText(before)}, found ${toText(after)}`;
      return equals(before, after) ? [] : [{ invariant: 'INV-01' as const, problem }];
    });
  }

  return {
    check() {
      recordNewFills();
      const balances = truth.balances();
      return [
        ...books.checkCash(balances),
        ...books.checkPositions(truth.positions()),
        ...books.checkHolds(balances, truth.openOrders()),
        ...orders.checkOrderQuantities(truth.orders()),
      ]
        .map(toBroken)
        .concat(checkTotals());
    },
    openAgain() {
      recordNewFills();
      books = openBooks();
      totals = truth.totals();
    },
  };
}

/** Reconciliation is judged by its own matcher, not after every step. */
const toBroken = ({ invariant, problem }: Violation): BrokenInvariant => ({
  invariant: invariant as BrokenInvariant['invariant'],
  problem,
});
