import { assert, roundDown, toSteps, type Instrument, type InstrumentId, type JsonObject } from '@bot/core';
import type { RandomStreams } from '../chance/randomStreams';
import { gapBetween } from '../events/gap';
import { createBasePrice, type BasePrice } from './basePrice';
import { processesIn, startIn, type GeneratedMarketOptions } from './generatedOptions';
import { createPremium, premiumModel, type Premium } from './premium';
import { createShocks } from './shocks';
import { underlyingOf } from './underlying';

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
  readonly index: PriceIndex | null;
}

/** In ticks of the perpetual. */
export interface PriceIndex {
  readonly ticks: number;
  /** Who has this price; the perpetual itself, before its premium, where its underlying is not listed. */
  readonly instrumentId: InstrumentId;
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
  const { events = [], correlation = {}, premium = {} } = options;
  const bases = new Map<InstrumentId, BasePrice>();
  const baseOf = (instrument: Instrument): BasePrice => {
    const base = bases.get(instrument.instrumentId) ?? basePriceOf(instrument, options, streams, stepMs);
    bases.set(instrument.instrumentId, base);
    return base;
  };
  const model = premiumModel(premium, stepMs);
  const lines = instruments.map((instrument): PriceLine => {
    const { instrumentId, kind } = instrument;
    const underlying = underlyingOf(instrument, instruments);
    const isPerpetual = kind === 'Perpetual';
    return {
      instrumentId,
      underlyingId: underlying.instrument.instrumentId,
      tickRatio: underlying.tickRatio,
      base: baseOf(underlying.instrument),
      premium: isPerpetual ? createPremium(model, () => streams.of(`premium/${instrumentId}`)) : null,
    };
  });
  const shocks = createShocks([...bases.keys()], correlation, streams);

  return {
    step() {
      const shockOf = shocks();
      for (const [instrumentId, base] of bases) base.step(shockOf.get(instrumentId) ?? 0);
      for (const line of lines) line.premium?.step();
    },
    gap(fromMs, toMs) {
      for (const { instrumentId, underlyingId, base, premium: above } of lines) {
        const isFollower = instrumentId !== underlyingId;
        const by = gapBetween(events, instrumentId, isFollower ? underlyingId : null, fromMs, toMs);
        (isFollower ? above : base)?.gap(by);
      }
    },
    of(asked) {
      const line = lines.find(({ instrumentId }) => instrumentId === asked);
      assert(line !== undefined, `${asked} is an instrument of this market`);
      const { underlyingId, tickRatio, base, premium: above } = line;
      const ticks = base.ticks * tickRatio;
      return above === null
        ? { ticks, index: null }
        : { ticks: ticks * (1 + above.value), index: { ticks, instrumentId: underlyingId } };
    },
    state: () =>
      ({
        bases: Object.fromEntries([...bases].map(([instrumentId, { ticks }]) => [instrumentId, ticks])),
        premiums: Object.fromEntries(
          lines.flatMap(({ instrumentId, premium: above }) => (above === null ? [] : [[instrumentId, above.value]])),
        ),
      }) satisfies PricesState as JsonObject,
    restore(state) {
      const kept = state as unknown as PricesState;
      for (const [instrumentId, ticks] of Object.entries(kept.bases)) bases.get(instrumentId)?.restore(ticks);
      for (const { instrumentId, premium: above } of lines) above?.restore(kept.premiums[instrumentId] ?? model.mean);
    },
  };
}

/** How the price of one instrument comes about. */
interface PriceLine {
  readonly instrumentId: InstrumentId;
  /** The instrument itself where it has a price of its own. */
  readonly underlyingId: InstrumentId;
  readonly tickRatio: number;
  readonly base: BasePrice;
  /** Perpetuals only. */
  readonly premium: Premium | null;
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
