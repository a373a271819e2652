import { secretIn } from './secretIn';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, VenueCheck } from './stepFacts';

const broken = (where: string, what: string, at: number): BrokenInvariant => ({
  invariant: 'INV-33',
  problem: `${where} of ${new Date(at).toISOString()} shows ${what}`,
});

/** INV-33 from outside: no key and no token in what the bot logs, what it hands to its store, or in the timeline. */
export const checkSecretsShown: VenueCheck = ({ shown }) => shown.map(({ where, what, at }) => broken(where, what, at));

/** INV-33 in the log. */
export function createSecretsInJournal(): JournalCheck {
  const found: BrokenInvariant[] = [];
  let seen = 0;
  return ({ journal, secrets }) => {
    for (const { type, payload, at } of journal.slice(seen)) {
      const what = secretIn(JSON.stringify(payload), secrets);
      if (what !== null) found.push(broken(`the ${type} in the log`, what, at));
    }
    seen = journal.length;
    return found;
  };
}
