import type { InstrumentId } from '../instrument/instrument';
import type { EpochMs } from '../ports/clock';
import type { Numbers } from './numbers';
import type { TradingMode } from './tradingMode';

/** What ends a restriction by itself. `Operator`: nothing does, a person must. */
export type ModeEnd = 'Operator' | 'Timer' | 'NewDay' | 'CauseEnds' | 'NextStart';

export interface ModeCauseTraits {
  /** What it asks for; `Operator` chooses. */
  readonly mode: TradingMode;
  readonly ends: ModeEnd;
  readonly meaning: string;
  /** What the operator can do. */
  readonly wayOut: string;
}

/** Everything that can restrict trading. An operator's resume lifts any of them; one whose cause still stands comes back. */
export const modeCauses = {
  Operator: {
    mode: 'Halted',
    ends: 'Operator',
    meaning: 'A person asked for it.',
    wayOut: 'Resume when you want to.',
  },
  KillSwitch: {
    mode: 'Halted',
    ends: 'Operator',
    meaning: 'The kill switch was pulled: everything is canceled.',
    wayOut: 'Resume with a reason. A restart does not end it.',
  },
  InboxUnreadable: {
    mode: 'EntriesPaused',
    ends: 'CauseEnds',
    meaning: 'The inbox cannot be read, so that a command to stop would not be heard.',
    wayOut:
      'It ends when the inbox can be read again: mend it, or move the file away and a new one is made. Until then the KILL file is heard.',
  },
  DeadMan: {
    mode: 'Halted',
    ends: 'Operator',
    meaning: 'The venue was out of contact for too long.',
    wayOut: 'See that the venue is reached again and compare the open orders, then resume.',
  },
  DailyLossLimit: {
    mode: 'ReduceOnly',
    ends: 'NewDay',
    meaning: 'The day has lost as much as it may.',
    wayOut: 'It ends with the day. Earlier only a higher limit, and then a resume.',
  },
  Drawdown: {
    mode: 'ReduceOnly',
    ends: 'Operator',
    meaning: 'The equity is too far below its high water.',
    wayOut: 'Decide whether to go on, then resume: the high water is measured anew from there.',
  },
  ConsecutiveLosses: {
    mode: 'ReduceOnly',
    ends: 'Operator',
    meaning: 'Too many round trips in a row have lost.',
    wayOut: 'Look at the strategy, then resume: losses are counted anew from there.',
  },
  ErrorStreak: {
    mode: 'EntriesPaused',
    ends: 'Timer',
    meaning: 'Too many orders or cancels in a row failed on their way.',
    wayOut: 'It ends by itself once nothing has failed for a while. Look at the connection to the venue.',
  },
  Volatility: {
    mode: 'ReduceOnly',
    ends: 'Timer',
    meaning: 'The price of the instrument moves too wildly.',
    wayOut: 'It ends by itself, a cool-down after the price has calmed.',
  },
  InstrumentRemoved: {
    mode: 'ReduceOnly',
    ends: 'CauseEnds',
    meaning: 'The configuration does not name the instrument any more; what is still held of it is managed to its end.',
    wayOut: 'It ends when nothing is held or ordered of it. Close the position yourself, or add the instrument again.',
  },
  LiquidationNear: {
    mode: 'ReduceOnly',
    ends: 'CauseEnds',
    meaning: 'The position could be liquidated soon: the bot makes it smaller.',
    wayOut: 'Add collateral to keep the position; it ends when the distance is large enough again.',
  },
  GuardFailed: {
    mode: 'ReduceOnly',
    ends: 'CauseEnds',
    meaning: 'A guard could not tell whether its limit is kept.',
    wayOut: 'It ends when all guards can be computed again. Look at what is missing.',
  },
  Drift: {
    mode: 'ReduceOnly',
    ends: 'Operator',
    meaning: 'Our books and those of the venue differ.',
    wayOut: 'Compare them with the page of the venue, then resume.',
  },
  RejectLoop: {
    mode: 'EntriesPaused',
    ends: 'Timer',
    meaning: 'The venue keeps refusing orders in the instrument.',
    wayOut: 'It ends by itself. Look at the reasons of the refusals before that.',
  },
  RateLimited: {
    mode: 'Degraded',
    ends: 'CauseEnds',
    meaning: 'The venue takes no more requests for now.',
    wayOut: 'It ends with the next request that is answered. If it comes often, lower orders.requestsPerSecond.',
  },
  StoreDamaged: {
    mode: 'Halted',
    ends: 'Operator',
    meaning: 'The log was damaged and begun again: what was bought, and what was lost that day, is not known any more.',
    wayOut:
      "Compare the bot's orders and positions with the page of the venue, then resume. With storage.afterRebuild it ends once the books agree.",
  },
  ImpossibleBalance: {
    mode: 'Halted',
    ends: 'CauseEnds',
    meaning: 'The venue reported a balance that cannot be true.',
    wayOut: 'It ends with the next balance that can be true. If it lasts, check the account on the page of the venue.',
  },
  FeedSilent: {
    mode: 'Degraded',
    ends: 'CauseEnds',
    meaning: 'The market data stream says nothing, and prices are asked for one by one.',
    wayOut: 'It ends when the stream speaks again.',
  },
  FeedAging: {
    mode: 'Degraded',
    ends: 'CauseEnds',
    meaning: 'The newest price is older than it should be. Entries go on until it is too old.',
    wayOut: 'It ends with the next fresh price. Look whether the market is quiet or the connection is.',
  },
  FeedStale: {
    mode: 'EntriesPaused',
    ends: 'CauseEnds',
    meaning: 'The newest price is too old, and no way to a newer one works.',
    wayOut: 'It ends with the next fresh price. Check the connection and the status page of the venue.',
  },
  VenueUnreachable: {
    mode: 'EntriesPaused',
    ends: 'CauseEnds',
    meaning: 'Requests to the venue fail in a row.',
    wayOut: 'It ends when the venue answers and our books were compared with its books.',
  },
  Unauthorized: {
    mode: 'Halted',
    ends: 'CauseEnds',
    meaning: 'The venue does not accept our key, or does not let it read. Nothing that needs the key is sent.',
    wayOut:
      'Renew the key, then resume: it is tried at once, and else again and again, at most five minutes apart. Trading goes on when it is accepted and the books were compared.',
  },
  ReadOnlyKey: {
    mode: 'EntriesPaused',
    ends: 'CauseEnds',
    meaning: 'Our key may read and not trade: nothing can be submitted, amended or canceled, exits included.',
    wayOut:
      'Give the bot a key that may trade, then resume: what it may do is asked at once, and else with the telemetry.',
  },
  InstrumentNotPermitted: {
    mode: 'EntriesPaused',
    ends: 'Operator',
    meaning: 'The account may not trade the instrument. Others go on.',
    wayOut: 'Have the instrument enabled for the account, then resume; or take it out of the symbols.',
  },
} as const satisfies Record<string, ModeCauseTraits>;

export type ModeCause = keyof typeof modeCauses;

/** Where a restriction holds: everywhere, or in one instrument. */
export type ModeScope = 'All' | InstrumentId;

/** One reason to trade less freely. There is one at most for each cause and scope. */
export interface Restriction {
  readonly scope: ModeScope;
  readonly cause: ModeCause;
  readonly mode: TradingMode;
  readonly actor: ModeActor;
  readonly since: EpochMs;
  /** null: not timed. */
  readonly until: EpochMs | null;
  /** What it was decided on; of a person what they said (`said`) and who they are (`by`). */
  readonly numbers: Numbers;
}

export type ModeActor = 'Bot' | 'Operator';
