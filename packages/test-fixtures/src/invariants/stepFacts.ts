import type {
  BotConfig,
  BotEventPayloads,
  BotEventType,
  ClientOrderId,
  EpochMs,
  Instrument,
  InstrumentId,
  ModeScope,
  OrderRequest,
  OrderRules,
  Quantity,
  RecordedBotEvent,
  RiskLimits,
  TradingMode,
} from '@bot/core';
import type { BotSnapshot, OrderWish, VenueTruth } from '@bot/simulation';
import type { ThrownError } from '../world/errorWatch';
import type { KeyUse } from '../world/keyUse';
import type { Outbound } from '../world/outbound';
import type { ShownSecret } from '../world/secretWatch';
import type { BrokenInvariant } from './invariants';

/** A wish of the test and what the bot made of it. */
export interface WishFacts {
  readonly wish: OrderWish;
  /** undefined until it was submitted. */
  readonly clientOrderId: ClientOrderId | undefined;
  readonly isDenied: boolean;
}

/** A mode that the test asked for, as an operator would. */
export interface ModeWish {
  readonly at: EpochMs;
  readonly scope: ModeScope;
  readonly mode: TradingMode;
  readonly until: EpochMs | null;
}

/** What is so at the venue after a step. */
export interface VenueFacts {
  readonly now: EpochMs;
  /** Time that no clock that is set moves. */
  readonly monotonicMs: number;
  readonly truth: VenueTruth;
  readonly instruments: ReadonlyMap<InstrumentId, Instrument>;
  readonly limits: RiskLimits;
  readonly orderRules: OrderRules;
  /** How long after an attempt the venue may still take the order. */
  readonly admissionWindowMs: number;
  readonly config: BotConfig;
  readonly wishes: readonly WishFacts[];
  /** Oldest first. */
  readonly modeWishes: readonly ModeWish[];
  /** What left the bot, oldest first. */
  readonly sent: readonly Outbound[];
  /** What the bot's key was used for and what came of it, in the order in which it happened. */
  readonly keyUses: readonly KeyUse[];
  /** What must never be shown, besides what has the form of a secret. */
  readonly secrets: readonly string[];
  /** What was shown all the same, oldest first. */
  readonly shown: readonly ShownSecret[];
  /** What was thrown between the bot and its world, oldest first. */
  readonly thrown: readonly ThrownError[];
  /** False before its start, and after it was stopped or killed. */
  readonly isRunning: boolean;
  /** Orders of somebody else on the same account. */
  readonly outsiders: ReadonlySet<ClientOrderId>;
  /** Coins that the bot was told to leave alone, signed. */
  readonly ignored: ReadonlyMap<InstrumentId, Quantity>;
}

/** What the bot says after a step, beside it. */
export interface JournalFacts extends VenueFacts {
  readonly journal: readonly RecordedBotEvent[];
  readonly snapshot: BotSnapshot;
}

/** One check of one invariant in one world. It may remember what it saw in the steps before. */
export type InvariantCheck<Facts> = (facts: Facts) => readonly BrokenInvariant[];

export type VenueCheck = InvariantCheck<VenueFacts>;
export type JournalCheck = InvariantCheck<JournalFacts>;

/** The payloads of one type of event, oldest first. */
export const payloadsOf = <Type extends BotEventType>(
  journal: readonly RecordedBotEvent[],
  type: Type,
): readonly BotEventPayloads[Type][] =>
  journal.filter((event) => event.type === type).map(({ payload }) => payload as BotEventPayloads[Type]);

/** What a map has, or what counts when it has nothing. */
export const at = <K, V>(map: ReadonlyMap<K, V>, key: K, otherwise: V): V => map.get(key) ?? otherwise;

/** The request of every order that the log submits, by its id. */
export const requestsOf = (journal: readonly RecordedBotEvent[]): ReadonlyMap<ClientOrderId, OrderRequest> =>
  new Map(payloadsOf(journal, 'OrderSubmitted').map(({ request }) => [request.clientOrderId, request]));
