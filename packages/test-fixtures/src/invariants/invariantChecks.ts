import {
  add,
  subtract,
  zeroQuantity,
  type BotConfig,
  type ClientOrderId,
  type EpochMs,
  type InstrumentId,
  type Quantity,
} from '@bot/core';
import type { BotUnderTest, VenueTruth, VenueUnderControl } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { checkDeniedWishes, checkJournalDenials } from './deniedReachesNobody';
import { brokenText, invariants, type BrokenInvariant, type InvariantId, type InvariantView } from './invariants';
import { checkJournalBooks } from './journalBooks';
import { checkJournalTransitions, createVenueTransitions } from './legalTransitions';
import { checkJournalIntents, checkVenueIntents } from './oneIntentOneOrder';
import { checkBotQuantities } from './orderQuantities';
import { createPortfolioLimits } from './portfolioLimits';
import { checkJournalLimits, createVenueCaps } from './preTradeLimits';
import { createProductStatuses } from './productStatuses';
import { checkReduceOnly } from './reduceOnly';
import {
  at,
  type JournalCheck,
  type JournalFacts,
  type VenueCheck,
  type VenueFacts,
  type WishFacts,
} from './stepFacts';
import { checkJournalWashTrades, checkVenueSelfTrades } from './washTrades';
import { checkBookedOnce } from './bookedOnce';
import { createConvergence } from './convergence';
import { createVenueLedger } from './venueLedger';
import { checkJournalSteps, checkVenueSteps } from './wholeTicksAndLots';

export interface InvariantChecks {
  /** What is broken now; what was allowed is left out. */
  broken(): readonly BrokenInvariant[];
  /** Looks again when something has changed since it looked. @throws FixtureError InvariantBroken */
  check(): void;
  /** Around everything that changes the account from outside: books are added up anew from there. */
  fromOutside(change: () => void): void;
  allow(invariant: InvariantId): void;
  /** What could not be checked, since the bot does not offer what it takes: `INV-05 (journal)`. */
  notEvaluated(): readonly string[];
}

export interface InvariantChecksOptions {
  readonly venue: VenueUnderControl;
  readonly config: BotConfig;
  readonly now: () => EpochMs;
  /** undefined while there is none. */
  readonly bot: () => BotUnderTest | undefined;
  readonly logLength: () => number;
  /** The memory of the bot is ahead of its log for now, so that the two cannot be compared. */
  readonly logIsBehind: () => boolean;
  readonly wishes: () => readonly WishFacts[];
  readonly outsiders: ReadonlySet<ClientOrderId>;
}

export function createInvariantChecks(options: InvariantChecksOptions): InvariantChecks {
  const { venue, config, now, bot, logLength, logIsBehind, wishes, outsiders } = options;
  const { truth } = venue;
  const ledger = createVenueLedger(truth, venue.instruments);
  const instruments = new Map(venue.instruments.map((instrument) => [instrument.instrumentId, instrument]));
  const allowed = new Set<InvariantId>();
  const ignored = new Map<InstrumentId, Quantity>();
  const venueChecks: readonly VenueCheck[] = [
    () => ledger.check(),
    createVenueTransitions(),
    createVenueCaps(),
    checkVenueSelfTrades,
    checkVenueSteps,
  ];
  const journalChecks: readonly JournalCheck[] = [
    ...journalRules,
    createConvergence(config.instrumentIds),
    createPortfolioLimits(),
    createProductStatuses(),
  ];
  const actions = countedActions(truth);
  let lookedAt = '';
  let sawJournal = false;

  function broken(): readonly BrokenInvariant[] {
    const facts: VenueFacts = {
      now: now(),
      truth,
      instruments,
      limits: config.limits,
      wishes: wishes(),
      outsiders,
      ignored,
    };
    const withJournal = journalFacts(facts, bot());
    const rest =
      withJournal === null
        ? [...checkVenueIntents(facts), ...checkDeniedWishes(facts)]
        : journalChecks.flatMap((check) => check(withJournal));
    return [...venueChecks.flatMap((check) => check(facts)), ...rest].filter(
      ({ invariant }) => !allowed.has(invariant),
    );
  }

  function journalFacts(facts: VenueFacts, current: BotUnderTest | undefined): JournalFacts | null {
    if (current?.journal === undefined || current.snapshot === undefined || logIsBehind()) return null;
    sawJournal = true;
    return { ...facts, journal: current.journal(), snapshot: current.snapshot() };
  }

  /** Anything that can break an invariant moves one of these numbers; a request that only reads does not. */
  function whereItStands(): string {
    const progress = truth.orders().map((order) => order.progress.status);
    const decided = wishes().filter(({ clientOrderId, isDenied }) => isDenied || clientOrderId !== undefined);
    const statuses = venue.instruments.map(({ instrumentId }) => truth.tradingStatus(instrumentId));
    return [logLength(), logIsBehind(), actions(), truth.fills().length, decided.length, progress, statuses].join();
  }

  function mustHold(): void {
    const found = broken();
    if (found.length === 0) return;
    throw new FixtureError('InvariantBroken', { happened: found.map(brokenText).join('\n') });
  }

  return {
    broken,
    check() {
      const standing = whereItStands();
      if (standing === lookedAt) return;
      mustHold();
      // Only now: what is broken is told again until the world ends.
      lookedAt = standing;
    },
    fromOutside(change) {
      mustHold();
      const before = new Map(truth.positions().map((each) => [each.instrumentId, each.netQuantity]));
      change();
      ledger.openAgain();
      if (config.holdings !== 'ignore') return;
      for (const { instrumentId, netQuantity } of truth.positions()) {
        const came = subtract(netQuantity, at(before, instrumentId, zeroQuantity));
        ignored.set(instrumentId, add(at(ignored, instrumentId, zeroQuantity), came));
      }
    },
    allow: (invariant) => void allowed.add(invariant),
    notEvaluated: () => (sawJournal ? [] : idsOf('journal').map((id) => `${id} (journal)`)),
  };
}

const counted: ReadonlySet<string> = new Set(['submitOrder', 'cancelOrders', 'positions']);

/** How many requests have arrived that ask the venue to do something, or for its books. */
function countedActions(truth: VenueTruth): () => number {
  let seen = 0;
  let count = 0;
  return () => {
    const requests = truth.requests();
    count += requests.slice(seen).filter(({ method }) => counted.has(method)).length;
    seen = requests.length;
    return count;
  };
}

/** Those that need the bot's own log and books. */
const journalRules: readonly JournalCheck[] = [
  checkJournalBooks,
  checkBookedOnce,
  checkBotQuantities,
  checkJournalTransitions,
  checkJournalIntents,
  checkJournalLimits,
  checkReduceOnly,
  checkJournalWashTrades,
  checkJournalDenials,
  checkJournalSteps,
];

const idsOf = (view: InvariantView): readonly InvariantId[] =>
  (Object.keys(invariants) as InvariantId[]).filter((id) =>
    (invariants[id].views as readonly InvariantView[]).includes(view),
  );
