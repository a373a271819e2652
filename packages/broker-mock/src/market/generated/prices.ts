import { assert, roundDown, toSteps, type Instrument, type InstrumentId, type JsonObject } from '@bot/core';
import type { RandomStreams } from '../chance/randomStreams';
import { gapBetween } from '../events/gap';
import { createBasePrice, type BasePrice } from './basePrice';
import { processesIn, startIn, type GeneratedMarketOptions } from './generatedOptions';
import { premiumModel, type PremiumModel } from './premium';
import { createShocks, type Shocks } from './shocks';
import { underlyingOf, type Underlying } from './underlying';

/** The prices of all instruments, before what passes again such as a crash. */
export interface Prices {
  /** All of them wander. */
  step(): void;
  /** The gaps after one moment and up to another, in ms after the start. */
  gap(fromMs: number, toMs: number): void;
  of(instrumentId: InstrumentId): PriceOfInstrument;
  state(): JsonObject;
  restore(state: JsonObject): void;
}

/** In ticks of the instrument, with fractions. */
export interface PriceOfInstrument {
  readonly ticks: number;
  /** Perpetuals: the price of the underlying. */
  readonly index: { readonly ticks: number; readonly instrumentId: InstrumentId } | null;
}

interface PricesState {
  readonly bases: Readonly<Record<InstrumentId, number>>;
  readonly premiums: Readonly<Record<InstrumentId, number>>;
}

/** A spot price is its base price; that of a perpetual is the base price of its underlying × (1 + premium). */
export function createPrices(
  instruments: readonly Instrument[],
  options: GeneratedMarketOptions,
  streams: RandomStreams,
  stepMs: number,
): Prices {
  const { events = [], correlation = {}, premium } = options;
  const underlyings = new Map(instruments.map((one) => [one.instrumentId, underlyingOf(one, instruments)]));
  const bases = new Map<InstrumentId, BasePrice>();
  for (const instrument of instruments) {
    const { instrumentId } = instrument;
    if (underlyings.get(instrumentId)?.instrumentId === instrumentId) {
      bases.set(instrumentId, basePriceOf(instrument, options, streams, stepMs));
    }
  }
  const shocks: Shocks = createShocks([...bases.keys()], correlation, streams);
  const model: PremiumModel = premiumModel(premium ?? {}, stepMs);
  const premiums = new Map<InstrumentId, number>();
  for (const { kind, instrumentId } of instruments) if (kind === 'Perpetual') premiums.set(instrumentId, model.mean);

  const underlyingNamed = (instrumentId: InstrumentId): Underlying => {
    const underlying = underlyings.get(instrumentId);
    assert(underlying !== undefined, `${instrumentId} is an instrument of this market`);
    return underlying;
  };

  return {
    step() {
      const shockOf = shocks();
      for (const [instrumentId, base] of bases) base.step(shockOf.get(instrumentId) ?? 0);
      for (const [instrumentId, before] of premiums) {
        premiums.set(instrumentId, model.next(before, streams.of(`premium/${instrumentId}`)));
      }
    },
    gap(fromMs, toMs) {
      for (const [instrumentId, base] of bases) base.gap(gapBetween(events, instrumentId, null, fromMs, toMs));
      for (const [instrumentId, before] of premiums) {
        const by = gapBetween(events, instrumentId, underlyingNamed(instrumentId).instrumentId, fromMs, toMs);
        premiums.set(instrumentId, (1 + before) * (1 + by) - 1);
      }
    },
    of(instrumentId) {
      const { instrumentId: underlyingId, tickRatio } = underlyingNamed(instrumentId);
      const ticks = (bases.get(underlyingId)?.ticks ?? 0) * tickRatio;
      const above = premiums.get(instrumentId);
      return above === undefined
        ? { ticks, index: null }
        : { ticks: ticks * (1 + above), index: { ticks, instrumentId: underlyingId } };
    },
    state: () =>
      ({
        bases: Object.fromEntries([...bases].map(([instrumentId, { ticks }]) => [instrumentId, ticks])),
        premiums: Object.fromEntries(premiums),
      }) satisfies PricesState as JsonObject,
    restore(state) {
      const kept = state as unknown as PricesState;
      for (const [instrumentId, ticks] of Object.entries(kept.bases)) bases.get(instrumentId)?.restore(ticks);
      for (const instrumentId of premiums.keys()) {
        premiums.set(instrumentId, kept.premiums[instrumentId] ?? model.mean);
      }
    },
  };
}

function basePriceOf(
  instrument: Instrument,
  options: GeneratedMarketOptions,
  streams: RandomStreams,
  stepMs: number,
): BasePrice {
  const { instrumentId, tickSize } = instrument;
  const startTicks = toSteps(roundDown(startIn(options, instrument), tickSize), tickSize);
  const parts = processesIn(options, instrumentId).map((process) => ({
    change: process.of({ instrument, startTicks, stepMs }),
    random: () => streams.of(`${process.name}/${instrumentId}`),
  }));
  return createBasePrice(startTicks, parts);
}
