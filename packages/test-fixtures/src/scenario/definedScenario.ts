import type { BotConfig } from '@bot/core';
import type { BotUnderTestFactory, Layer } from '@bot/simulation';
import type { Preset, World } from '../world/world';
import type { WorldBot } from '../world/worldBot';
import type { WorldVenue } from '../world/worldVenue';
import type { ScenarioCard } from './scenarioCard';
import type { Verify } from './verifier';

/** What the scenarios of a suite have in common. */
export interface ScenarioSuite {
  readonly bot?: BotUnderTestFactory;
  /** Default: `scenarioConfig`. */
  readonly config?: BotConfig;
  readonly layer: Layer;
  /** Those with these ids only. Default: all. */
  readonly ids?: readonly string[] | undefined;
  /** The root of the seeds. The environment variable SIM_SEED wins. */
  readonly seed?: string;
  /** What was there before the bot. Default: a funded broker. */
  readonly given?: readonly Preset[];
}

export interface ScenarioTools<Sentence extends string> {
  readonly world: World;
  readonly bot: WorldBot;
  readonly venue: WorldVenue;
  readonly verify: Verify<Sentence>;
}

export type ScenarioBody<Sentence extends string> = (tools: ScenarioTools<Sentence>) => Promise<void> | void;

/** A scenario as it was written down: what it says, and how to carry it out. */
export interface DefinedScenario {
  readonly card: ScenarioCard;
  readonly suite: ScenarioSuite;
  /** Whether the bot starts with the first step of time. */
  readonly startsBot: boolean;
  /** undefined for one that is still to be written. */
  readonly body: ScenarioBody<string> | undefined;
}
