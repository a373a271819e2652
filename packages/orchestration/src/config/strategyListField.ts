import {
  notionalOf,
  one,
  ratioOf,
  strategyKinds,
  type JsonValue,
  type StrategyEntry,
  type StrategyKind,
} from '@bot/core';
import { z } from 'zod';
import { reservedStrategyIds } from '../engine/state/strategyIds';
import { amount, instrumentList, wholeNumber, type ConfigField } from './fieldKinds';

const id = z
  .string({ error: 'must be a name such as "Fast"' })
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'must be a name of letters, digits and hyphens, such as "Fast"')
  .refine((name) => !reservedStrategyIds.includes(name), 'is a name of the bot’s own');
const fraction = amount(ratioOf, { atMost: one }).schema;

const common = {
  id: id.optional(),
  share: fraction.optional(),
  confidence: fraction.optional(),
  instrumentIds: instrumentList.schema.optional(),
  positionFraction: fraction.optional(),
  maxPositionUsd: amount(notionalOf).schema.optional(),
};
const window = wholeNumber.schema.optional();

/** What each kind may say of itself. A kind without a row does not compile. */
const entryOf = {
  MovingAverageCrossover: z.strictObject({
    ...{ kind: z.literal('MovingAverageCrossover'), ...common, shortWindow: window, longWindow: window },
  }),
  MeanReversion: z.strictObject({
    ...{ kind: z.literal('MeanReversion'), ...common, window, entrySigmas: amount(ratioOf).schema.optional() },
  }),
} satisfies Record<StrategyKind, z.ZodType>;

const LIST = 'must be a list such as [{"kind": "MeanReversion", "share": "0.5"}]';

/**
 * In a file a list of objects, `[{ "kind": "MeanReversion", "share": "0.5" }]`; in a variable or a flag the same as text, or the
 * kinds alone: `MovingAverageCrossover,MeanReversion`.
 */
export const strategyList: ConfigField<readonly StrategyEntry[]> = {
  schema: z
    .array(
      z.discriminatedUnion('kind', [entryOf.MovingAverageCrossover, entryOf.MeanReversion], {
        error: ({ code }) => (code === 'invalid_union' ? `must have a kind: ${strategyKinds.join(' or ')}` : LIST),
      }),
      { error: LIST },
    )
    .min(1, 'must name at least one strategy') as unknown as z.ZodType<readonly StrategyEntry[]>,
  fromText: (text) => (text.trimStart().startsWith('[') ? parsed(text) : text.split(',').map(kindOnly)),
};

const kindOnly = (kind: string): JsonValue => ({ kind: kind.trim() });

/** What is no JSON stays text, and the schema says what is wrong with it. */
function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
