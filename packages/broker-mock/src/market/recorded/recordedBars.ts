import { basename } from 'node:path';
import { assert, type EpochMs, type Instrument, type InstrumentId } from '@bot/core';
import type { Taking } from '../../exchange/venueCommand';
import type { QuotedBook } from '../../exchange/venueEvent';
import { bookAround } from '../../models/depthModel';
import { presetOf, type MarketPreset, type PresetChoice } from '../marketPresets';
import { requireSameMarket, type Market, type MarketSource } from '../marketSource';
import type { BarStep } from './bar';
import { describeBarFile, type BarFileOverrides } from './barFile';
import { readBars, type RecordedFile } from './readBars';
import { malformed } from './readLines';
import { tapeOf, type RecordedFills } from './tape';

export interface RecordedBarsOptions extends BarFileOverrides {
  /** Several files of one instrument follow one another in time. */
  readonly files: readonly string[];
  /** The spread around traded prices, and how sizes grow behind the best price. Default: normal. */
  readonly preset?: PresetChoice;
  /** When waiting orders trade with recorded volume. Default: Through. */
  readonly fills?: RecordedFills;
}

/** A market of the past: what its files hold, from the first bar to the last. */
export interface RecordedMarket extends MarketSource {
  readonly instruments: readonly Instrument[];
  readonly startAt: EpochMs;
  readonly endsAt: EpochMs;
}

/**
 * Reads all files to their ends before anything starts. Let the clock begin at `startAt`. What was traded is on the tape, a quarter
 * at each of the four steps of a bar.
 * Bias: the past does not react to your orders, so a size that would have moved the market fills as if it had not.
 * @throws MarketDataError DataFileMissing, DataFileNotRecognised, DataFileEmpty, DataFileMalformed with the line
 */
export function recordedBars({
  files,
  preset = 'normal',
  fills = 'Through',
  ...overrides
}: RecordedBarsOptions): RecordedMarket {
  assert(files.length > 0, 'a recorded market has at least one file');
  const quoting = presetOf(preset);
  const recorded = files.map((path) => readBars(describeBarFile(path, overrides), quoting.spreadBps));
  const reels = reelsOf(recorded);
  const name = `recorded bars ${files.map((path) => basename(path)).join(' ')}`;
  return {
    instruments: [...new Map(recorded.map(({ file }) => [file.instrument.instrumentId, file.instrument])).values()],
    startAt: Math.min(...recorded.map(({ steps }) => startOf(steps))),
    endsAt: Math.max(...recorded.map(({ steps }) => endOf(steps))),
    open: () => openReels({ reels, quoting, fills, name }),
  };
}

type Reels = ReadonlyMap<InstrumentId, readonly BarStep[]>;

/** The steps of each instrument, oldest first. */
function reelsOf(recorded: readonly RecordedFile[]): Reels {
  const reels = new Map<InstrumentId, readonly BarStep[]>();
  const inOrder = [...recorded].sort((a, b) => startOf(a.steps) - startOf(b.steps));
  for (const { file, steps } of inOrder) {
    const { instrumentId } = file.instrument;
    const before = reels.get(instrumentId) ?? [];
    if (endOf(before) >= startOf(steps)) {
      throw malformed(file.path, 2, `its time is already covered by another file of ${instrumentId}`);
    }
    reels.set(instrumentId, [...before, ...steps]);
  }
  return reels;
}

const startOf = (steps: readonly BarStep[]): EpochMs => steps[0]?.at ?? Infinity;
const endOf = (steps: readonly BarStep[]): EpochMs => steps.at(-1)?.at ?? -Infinity;

interface RecordedParts {
  readonly reels: Reels;
  readonly quoting: MarketPreset;
  readonly fills: RecordedFills;
  readonly name: string;
}

/** The place in the market is the number of steps that were taken of each instrument. */
function openReels({ reels: recorded, quoting, fills, name }: RecordedParts): Market {
  const reels = [...recorded].map(([instrumentId, steps]) => ({ instrumentId, steps, taken: 0 }));

  function nextAt(): EpochMs | null {
    const at = Math.min(...reels.map(({ steps, taken }) => steps[taken]?.at ?? Infinity));
    return at === Infinity ? null : at;
  }

  return {
    nextAt,
    step() {
      const at = nextAt();
      assert(at !== null, 'a step is only taken while there is one');
      const books: QuotedBook[] = [];
      const takings: Taking[] = [];
      for (const reel of reels) {
        const { instrumentId, steps, taken } = reel;
        const step = steps[taken];
        if (step?.at !== at) continue;
        const tape = tapeOf(fills, instrumentId, step, steps[taken - 1] ?? null);
        reel.taken += 1;
        const book = bookAround(instrumentId, step, quoting.depth);
        books.push(tape.prints.length > 0 ? { ...book, prints: tape.prints } : book);
        takings.push(...tape.takings);
      }
      return { at, books, ...(takings.length > 0 && { takings }) };
    },
    presetFor: () => quoting,
    position: () => ({
      kind: name,
      taken: Object.fromEntries(reels.map(({ instrumentId, taken }) => [instrumentId, taken])),
    }),
    restore(position) {
      requireSameMarket(position, name);
      const { taken } = position as unknown as { taken: Record<InstrumentId, number> };
      for (const reel of reels) reel.taken = taken[reel.instrumentId] ?? 0;
    },
  };
}
