import { exceeds, isTerminal, toText, type OrderTerms, type Price } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { walkJournal, type Submission } from './journalSubmissions';
import type { JournalCheck, VenueCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-21', problem });

/** INV-21 at the venue: no trade is between two orders of ours, and the venue never had to prevent one. */
export const checkVenueSelfTrades: VenueCheck = ({ truth, outsiders }) => {
  const sides = new Map<string, string>();
  const met = truth.fills().flatMap(({ tradeId, side, tradeType = 'Fill' }) => {
    if (tradeType !== 'Fill') return [];
    const other = sides.get(tradeId);
    sides.set(tradeId, side);
    return other === undefined || other === side ? [] : [broken(`trade ${tradeId} is between two orders of ours`)];
  });
  const prevented = truth
    .orders()
    .filter(({ progress }) => isTerminal(progress.status) && progress.reason === 'SelfTrade')
    .filter(({ progress }) => !outsiders.has(progress.clientOrderId))
    .map(({ progress }) => broken(`the venue ended ${progress.clientOrderId}, which met another order of ours`));
  return [...met, ...prevented];
};

/** INV-21 in the log: nothing is submitted that would trade with a live order of ours which nobody has asked to cancel. */
export const checkJournalWashTrades: JournalCheck = ({ journal }) => {
  const found: BrokenInvariant[] = [];
  walkJournal(journal, { submission: (submission) => found.push(...checkSubmission(submission)) });
  return found;
};

function checkSubmission({ submitted: { request, decidedOn }, live }: Submission): readonly BrokenInvariant[] {
  const reach = request.limitPrice ?? decidedOn.mark;
  if (reach === null) return [];
  return live
    .filter((order) => order.side !== request.side && !order.cancelAsked)
    .flatMap((order) => {
      const price = waitsAt(order);
      const isWithin = price !== null && (request.side === 'Buy' ? !exceeds(price, reach) : !exceeds(reach, price));
      const problem = `${request.clientOrderId} reaches to ${toText(reach)}, and ${order.clientOrderId} waits there`;
      return isWithin ? [broken(problem)] : [];
    });
}

/** Stops are left out: whether theirs has been reached the log does not say. */
const waitsAt = ({ type, timeInForce, limitPrice }: OrderTerms): Price | null =>
  type !== 'StopLimit' && (timeInForce === 'GTC' || timeInForce === 'GTD') ? limitPrice : null;
