import { basename } from 'node:path';
import { assert, type EpochMs, type Instrument, type InstrumentId } from '@bot/core';
import type { QuotedBook } from '../../exchange/venueEvent';
import { bookAround } from '../../models/depthModel';
import { presetOf, type MarketPreset, type PresetChoice } from '../marketPresets';
import { requireSameMarket, type Market, type MarketSource } from '../marketSource';
import { stepsOf, type BarStep } from './bar';
import { describeBarFile, type BarFileOverrides } from './barFile';
import { readBars, type RecordedFile } from './readBars';
import { malformed } from './readLines';

export interface RecordedBarsOptions extends BarFileOverrides {
  /** Several files of one instrument follow one another in time. */
  readonly files: readonly string[];
  /** The spread around traded prices, and how sizes grow behind the best price. Default: normal. */
  readonly preset?: PresetChoice;
}

/** A market of the past: what its files hold, from the first bar to the last. */
export interface RecordedMarket extends MarketSource {
  readonly instruments: readonly Instrument[];
  readonly startAt: EpochMs;
  readonly endsAt: EpochMs;
}

type Tape = ReadonlyMap<InstrumentId, readonly BarStep[]>;

/**
 * Reads all files to their ends before anything starts. Let the clock begin at `startAt`.
 * @throws MarketDataError DataFileMissing, DataFileNotRecognised, DataFileEmpty, DataFileMalformed with the line
 */
export function recordedBars({ files, preset = 'normal', ...overrides }: RecordedBarsOptions): RecordedMarket {
  assert(files.length > 0, 'a recorded market has at least one file');
  const quoting = presetOf(preset);
  const recorded = files.map((path) => readBars(describeBarFile(path, overrides), quoting.spreadBps));
  const tape = tapeOf(recorded);
  const times = [...tape.values()].flatMap((steps) => [steps[0]?.at ?? 0, steps.at(-1)?.at ?? 0]);
  const name = `recorded bars ${files.map((path) => basename(path)).join(' ')}`;
  return {
    instruments: [...new Map(recorded.map(({ file }) => [file.instrument.instrumentId, file.instrument])).values()],
    startAt: Math.min(...times),
    endsAt: Math.max(...times),
    open: () => openTape(tape, quoting, name),
  };
}

/** The steps of each instrument, oldest first. */
function tapeOf(recorded: readonly RecordedFile[]): Tape {
  const tape = new Map<InstrumentId, readonly BarStep[]>();
  const inOrder = [...recorded].sort((a, b) => (a.bars[0]?.at ?? 0) - (b.bars[0]?.at ?? 0));
  for (const { file, bars, intervalMs } of inOrder) {
    const before = tape.get(file.instrument.instrumentId) ?? [];
    const steps = bars.flatMap((bar) => stepsOf(bar, intervalMs));
    if ((before.at(-1)?.at ?? -Infinity) >= (steps[0]?.at ?? 0)) {
      throw malformed(file.path, 2, `its time is already covered by another file of ${file.instrument.instrumentId}`);
    }
    tape.set(file.instrument.instrumentId, [...before, ...steps]);
  }
  return tape;
}

/** The place in the market is the number of steps that were taken of each instrument. */
function openTape(tape: Tape, quoting: MarketPreset, name: string): Market {
  const taken = new Map<InstrumentId, number>([...tape.keys()].map((instrumentId) => [instrumentId, 0]));

  const nextOf = (instrumentId: InstrumentId): BarStep | undefined =>
    tape.get(instrumentId)?.[taken.get(instrumentId) ?? 0];
  const nextAt = (): EpochMs | null => {
    const times = [...tape.keys()].flatMap((instrumentId) => nextOf(instrumentId)?.at ?? []);
    return times.length === 0 ? null : Math.min(...times);
  };

  return {
    nextAt,
    step() {
      const at = nextAt();
      assert(at !== null, 'a step is only taken while there is one');
      const books: QuotedBook[] = [];
      const tradedLots = new Map<InstrumentId, number>();
      for (const instrumentId of tape.keys()) {
        const step = nextOf(instrumentId);
        if (step?.at !== at) continue;
        taken.set(instrumentId, (taken.get(instrumentId) ?? 0) + 1);
        books.push(bookAround(instrumentId, step, quoting.depth));
        tradedLots.set(instrumentId, step.tradedLots);
      }
      return { at, books, tradedLots };
    },
    presetFor: () => quoting,
    position: () => ({ kind: name, taken: Object.fromEntries(taken) }),
    restore(position) {
      requireSameMarket(position, name);
      const kept = position as unknown as { taken: Record<InstrumentId, number> };
      for (const [instrumentId, count] of Object.entries(kept.taken)) taken.set(instrumentId, count);
    },
  };
}
