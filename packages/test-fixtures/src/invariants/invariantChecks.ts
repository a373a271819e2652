import {
  add,
  subtract,
  zeroQuantity,
  type BotConfig,
  type ClientOrderId,
  type EpochMs,
  type InstrumentId,
  type Quantity,
  type RecordedBotEvent,
} from '@bot/core';
import type { BotUnderTest, VenueUnderControl } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import type { KeyUse } from '../world/keyUse';
import type { Outbound } from '../world/outbound';
import { checkDeniedWishes, checkJournalDenials } from './deniedReachesNobody';
import { checkOneWriter, checkSequence, createDurableFirst, createNothingLost, type LogCheck } from './durableLog';
import { brokenText, invariants, type BrokenInvariant, type InvariantId, type InvariantView } from './invariants';
import { checkJournalBooks } from './journalBooks';
import { checkJournalTransitions, createVenueTransitions } from './legalTransitions';
import { checkJournalIntents, checkVenueIntents } from './oneIntentOneOrder';
import { checkBotQuantities } from './orderQuantities';
import { createDailyLoss } from './dailyLoss';
import { createDayAtVenue } from './dayAtVenue';
import { checkErrorsOfBot, checkErrorsThrown } from './errorContract';
import { checkHalted, checkHaltObeyed } from './halted';
import { createMarginFloor } from './marginFloor';
import { createPortfolioLimits } from './portfolioLimits';
import { createJournalLimits, createVenueCaps } from './preTradeLimits';
import { createProductStatuses, createStatusesAtVenue } from './productStatuses';
import { checkReduceOnly, createReduceOnlyAtVenue } from './reduceOnly';
import { at, type JournalCheck, type JournalFacts, type ModeWish, type VenueCheck, type VenueFacts } from './stepFacts';
import { checkJournalWashTrades, checkVenueSelfTrades } from './washTrades';
import { checkBookedOnce } from './bookedOnce';
import { createConvergence } from './convergence';
import { createVenueLedger } from './venueLedger';
import { checkProtection } from './protectedPositions';
import { remembered } from './remembered';
import { checkJournalRates, checkVenueRates } from './requestRates';
import { checkKeyInJournal, createKeyObeyed } from './keyObeyed';
import { checkJournalIds, checkVenueIds } from './sameBody';
import { createStanding, type StandingOptions } from './standing';
import { checkUnknownOrders } from './unknownOrders';
import { checkSecretsShown, createSecretsInJournal } from './secrets';
import { checkFeed, checkFreshPrices } from './marketFeed';
import { checkBounds } from './boundedMemory';
import { createTaskLiveness } from './taskLiveness';
import { checkJournalSteps, checkVenueSteps } from './wholeTicksAndLots';

export interface InvariantChecks {
  /** What is broken now; what was allowed is left out. */
  broken(): readonly BrokenInvariant[];
  /** Looks again when something has changed since it looked. @throws FixtureError InvariantBroken */
  check(): void;
  /** Looks also at what holds only when nothing is under way. @throws FixtureError InvariantBroken */
  checkAtRest(): void;
  /** Around everything that changes the account from outside: books are added up anew from there. */
  fromOutside(change: () => void): void;
  allow(invariant: InvariantId): void;
  /** What could not be checked, since the bot does not offer what it takes: `INV-05 (journal)`, `INV-28 (in part)`, `INV-17`. */
  notEvaluated(): readonly string[];
}

export interface InvariantChecksOptions extends StandingOptions {
  readonly venue: VenueUnderControl;
  /** The configuration in force. */
  readonly config: () => BotConfig;
  readonly now: () => EpochMs;
  /** undefined while there is none. */
  readonly bot: () => BotUnderTest | undefined;
  readonly modeWishes: () => readonly ModeWish[];
  readonly sent: () => readonly Outbound[];
  readonly keyUses: () => readonly KeyUse[];
  readonly secrets: readonly string[];
  readonly isRunning: () => boolean;
  readonly outsiders: ReadonlySet<ClientOrderId>;
}

export function createInvariantChecks(options: InvariantChecksOptions): InvariantChecks {
  const { venue, now, bot, logIsBehind, wishes, outsiders } = options;
  const { truth } = venue;
  const ledger = createVenueLedger(truth, venue.instruments);
  const instruments = new Map(venue.instruments.map((instrument) => [instrument.instrumentId, instrument]));
  const allowed = new Set<InvariantId>();
  const ignored = new Map<InstrumentId, Quantity>();
  const venueChecks: readonly VenueCheck[] = [
    () => ledger.check(),
    remembered((facts) => day.check(facts)),
    checkHaltObeyed,
    remembered(createReduceOnlyAtVenue()),
    remembered(createStatusesAtVenue()),
    remembered(createVenueTransitions()),
    remembered(createVenueCaps()),
    checkVenueSelfTrades,
    checkVenueSteps,
    checkVenueIds,
    checkVenueRates,
    createKeyObeyed(),
    checkSecretsShown,
    checkErrorsThrown,
  ];
  const journalChecks: readonly JournalCheck[] = [
    ...journalRules,
    remembered(createJournalLimits()),
    createConvergence(),
    remembered(createPortfolioLimits()),
    remembered(createProductStatuses()),
    createTaskLiveness(),
    remembered(createDailyLoss()),
    createMarginFloor(),
    createSecretsInJournal(),
  ];
  const lost = createNothingLost();
  const logChecks: readonly LogCheck[] = [createDurableFirst(), lost.check, checkSequence, checkOneWriter];
  const day = createDayAtVenue();
  const whereItStands = createStanding(options);
  let lookedAt = '';
  let sawJournal = false;
  const lacking = new Set<string>();

  function factsNow(): VenueFacts {
    const config = options.config();
    return {
      now: now(),
      monotonicMs: options.monotonicMs(),
      truth,
      instruments,
      limits: config.limits,
      orderRules: config.orders,
      admissionWindowMs: config.admissionWindowMs,
      config,
      wishes: wishes(),
      modeWishes: options.modeWishes(),
      sent: options.sent(),
      keyUses: options.keyUses(),
      secrets: options.secrets,
      shown: options.secretWatch.shown(),
      thrown: options.errorWatch.thrown,
      isRunning: options.isRunning(),
      outsiders,
      ignored,
    };
  }

  function broken(): readonly BrokenInvariant[] {
    const facts = factsNow();
    const journal = bot()?.journal?.();
    const withJournal = journalFacts(facts, journal);
    const rest =
      withJournal === null
        ? [...checkVenueIntents(facts), ...checkDeniedWishes(facts)]
        : journalChecks.flatMap((check) => check(withJournal));
    return unlessAllowed([...venueChecks.flatMap((check) => check(facts)), ...rest, ...brokenLog(journal)]);
  }

  const unlessAllowed = (found: readonly BrokenInvariant[]): readonly BrokenInvariant[] =>
    found.filter(({ invariant }) => !allowed.has(invariant));

  /** The log itself, also of a bot whose memory is ahead of it. */
  function brokenLog(journal: readonly RecordedBotEvent[] | undefined): readonly BrokenInvariant[] {
    return journal === undefined ? [] : logChecks.flatMap((check) => check({ truth, outsiders, journal }));
  }

  /** INV-17: fold(log) = live state. */
  function brokenLedger(): readonly BrokenInvariant[] {
    const ledger = logIsBehind() ? undefined : bot()?.ledger?.();
    if (ledger === undefined || ledger.live === ledger.folded) return [];
    return [{ invariant: 'INV-17', problem: differenceOf(ledger.folded, ledger.live) }];
  }

  function journalFacts(facts: VenueFacts, journal: readonly RecordedBotEvent[] | undefined): JournalFacts | null {
    const snapshot = bot()?.snapshot;
    if (journal === undefined || snapshot === undefined || logIsBehind()) return null;
    sawJournal = true;
    const told = snapshot();
    if (bot()?.ledger === undefined) lacking.add('INV-17');
    for (const [part, invariant] of optionalParts) if (told[part] === undefined) lacking.add(invariant);
    return { ...facts, journal, snapshot: told };
  }

  function mustHold(more: readonly BrokenInvariant[] = []): void {
    const found = [...broken(), ...unlessAllowed(more)];
    if (found.length === 0) return;
    throw new FixtureError('InvariantBroken', { happened: found.map(brokenText).join('\n') });
  }

  return {
    broken: () => [...broken(), ...unlessAllowed(brokenLedger())],
    check() {
      const standing = whereItStands();
      if (standing === lookedAt) return;
      mustHold();
      // Only now: what is broken is told again until it is no more.
      lookedAt = standing;
    },
    checkAtRest() {
      const journal = bot()?.journal?.();
      const gone = journal === undefined ? [] : lost.checkWhole({ truth, outsiders, journal });
      mustHold([...brokenLedger(), ...gone]);
    },
    fromOutside(change) {
      mustHold();
      day.fromOutside(factsNow, () => {
        const before = new Map(truth.positions().map((each) => [each.instrumentId, each.netQuantity]));
        change();
        ledger.openAgain();
        if (options.config().holdings !== 'ignore') return;
        for (const { instrumentId, netQuantity } of truth.positions()) {
          const came = subtract(netQuantity, at(before, instrumentId, zeroQuantity));
          ignored.set(instrumentId, add(at(ignored, instrumentId, zeroQuantity), came));
        }
      });
    },
    allow: (invariant) => void allowed.add(invariant),
    notEvaluated: () =>
      sawJournal || bot() === undefined ? [...lacking].sort() : idsOf('journal').map((id) => `${id} (journal)`),
  };
}

/** What a snapshot may leave out, and what cannot be looked at then. */
const optionalParts = [
  ['feed', 'INV-20'],
  ['kept', 'INV-28 (in part)'],
  ['restrictions', 'INV-10 (in part)'],
] as const;

/** Those that need the bot's own log and books. */
const journalRules: readonly JournalCheck[] = [
  checkJournalBooks,
  checkBookedOnce,
  checkBotQuantities,
  checkJournalTransitions,
  checkJournalIntents,
  checkReduceOnly,
  checkHalted,
  checkJournalWashTrades,
  checkJournalDenials,
  checkJournalSteps,
  checkJournalIds,
  checkUnknownOrders,
  checkJournalRates,
  checkKeyInJournal,
  checkProtection,
  checkFeed,
  checkFreshPrices,
  checkBounds,
  checkErrorsOfBot,
];

const idsOf = (view: InvariantView): readonly InvariantId[] =>
  (Object.keys(invariants) as InvariantId[]).filter((id) =>
    (invariants[id].views as readonly InvariantView[]).includes(view),
  );

/** Where two long texts part, with a little of either. */
function differenceOf(folded: string, live: string): string {
  let from = 0;
  while (from < folded.length && folded[from] === live[from]) from += 1;
  const part = (text: string): string => text.slice(Math.max(0, from - 60), from + 60);
  return `folded it is …${part(folded)}…, in memory …${part(live)}…`;
}
