import { notionalOf, one, ratioOf, type EpochMs, type InstrumentId, type Signal, type Strategy } from '@bot/core';
import type { StrategyIdentity } from './signals';

/** When a line of a script is said: at the nth sample of its instrument, or at the first one at or after a time. */
type Cue = { readonly sample: number } | { readonly at: EpochMs };

/** What is said. Amounts are decimal text. */
type Words =
  | { readonly action: 'Close' }
  | {
      readonly action: 'Buy' | 'Sell';
      /** What the entry should be worth. */
      readonly notional: string;
    };

export type ScriptLine = Cue &
  Words & {
    /** Default: every instrument. */
    readonly instrumentId?: InstrumentId;
    /** From 0 to 1. Default: 1. */
    readonly confidence?: string;
    /** Default: `Scripted`. */
    readonly reason?: string;
  };

/** How many samples it has seen, and when the newest two of them were. */
export type ScriptMemory = {
  readonly samples: number;
  readonly at: EpochMs;
  readonly before: EpochMs;
};

/**
 * Says what it is told to say: for tests, and for trying a configuration out. Of two lines for one sample the first is said.
 * Worked example: `scriptedStrategy([{ sample: 3, action: 'Buy', notional: '500' }, { sample: 9, action: 'Close' }])`.
 */
export function scriptedStrategy(
  script: readonly ScriptLine[],
  identity: StrategyIdentity = { strategyId: 'Scripted' },
): Strategy<ScriptMemory> {
  const lines = script.map((line) => ({ line, signal: signalOf(line, identity) }));
  return {
    ...identity,
    version: 1,
    warmUpSamples: 0,
    initialMemory: () => ({ samples: 0, at: Number.MIN_SAFE_INTEGER, before: Number.MIN_SAFE_INTEGER }),
    observe: ({ samples, at }, quote) => ({ samples: samples + 1, at: quote.at, before: at }),
    decide(memory, { instrument: { instrumentId } }) {
      const said = lines.find(
        ({ line }) => (line.instrumentId ?? instrumentId) === instrumentId && isDue(line, memory),
      );
      return said === undefined ? null : { ...said.signal, instrumentId };
    },
  };
}

const isDue = (cue: Cue, { samples, at, before }: ScriptMemory): boolean =>
  'sample' in cue ? cue.sample === samples : before < cue.at && cue.at <= at;

function signalOf(line: ScriptLine, { strategyId, confidence = one }: StrategyIdentity): Omit<Signal, 'instrumentId'> {
  return {
    strategyId,
    action: line.action,
    confidence: line.confidence === undefined ? confidence : ratioOf(line.confidence),
    targetNotional: line.action === 'Close' ? null : notionalOf(line.notional),
    reason: line.reason ?? 'Scripted',
  };
}
