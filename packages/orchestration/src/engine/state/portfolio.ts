import {
  add,
  asMoney,
  asNotional,
  isZero,
  notionalFor,
  roundToPlaces,
  scale,
  subtract,
  worstHeld,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type Instrument,
  type InstrumentId,
  type Money,
  type Notional,
  type Position,
  type Price,
} from '@bot/core';
import type { StateInSight } from './engineState';
import type { LiveQuantities } from './ledger';

/** All positions and live orders together, each instrument at the worst that its live orders could lead to. */
export interface Portfolio {
  readonly exposure: Notional;
  /** What the perpetuals ask for to be kept. */
  readonly maintenanceMargin: Money;
  /** What the open positions cost, of perpetuals the margin on that. */
  readonly cost: Money;
}

/** What one instrument adds to it, and what that was worked out from. */
interface Part extends Portfolio {
  readonly position: Position | undefined;
  readonly live: LiveQuantities | undefined;
  readonly mark: Price;
  readonly instrument: Instrument;
}

interface Kept {
  readonly parts: Map<InstrumentId, Part>;
  total: Portfolio;
}

/** A cost basis may have been divided; cut here its sums are exact. */
const COST_PLACES = 18;

const nothing: Portfolio = { exposure: zeroNotional, maintenanceMargin: zeroMoney, cost: zeroMoney };

/** What is kept stands beside the state and belongs to its map of live quantities: asking changes no state. */
const known = new WeakMap<StateInSight['ledger']['liveQuantities'], Kept>();

/**
 * null while something in it has no mark. It is kept up: an instrument is valued again when its position, its live orders or its
 * mark was replaced. Worked example: long 2 at 110 with a live buy of 1 and a live sell of 2, and short 3 of a perpetual at 120
 * → 3 × 110 + 3 × 120 = 690.
 */
export function portfolioNow({ ledger, view }: StateInSight): Portfolio | null {
  const { positions, liveQuantities, instruments } = ledger;
  const kept = known.get(liveQuantities) ?? { parts: new Map<InstrumentId, Part>(), total: nothing };
  known.set(liveQuantities, kept);
  for (const [instrumentId, instrument] of instruments) {
    const position = positions.get(instrumentId);
    const live = liveQuantities.get(instrumentId);
    const part = kept.parts.get(instrumentId);
    if (position === undefined && (live === undefined || (isZero(live.buy) && isZero(live.sell)))) {
      replacePart(kept, instrumentId, undefined);
      continue;
    }
    const mark = view.marks.get(instrumentId)?.latest()?.price;
    if (mark === undefined) return null;
    const isKept = part?.position === position && part?.live === live && part?.mark === mark;
    if (isKept && part?.instrument === instrument) continue;
    replacePart(kept, instrumentId, partOf(position, live, mark, instrument));
  }
  return kept.total;
}

function replacePart(kept: Kept, instrumentId: InstrumentId, part: Part | undefined): void {
  const before = kept.parts.get(instrumentId);
  if (before === undefined && part === undefined) return;
  const minus = before ?? nothing;
  const plus = part ?? nothing;
  kept.total = {
    exposure: add(subtract(kept.total.exposure, minus.exposure), plus.exposure),
    maintenanceMargin: add(subtract(kept.total.maintenanceMargin, minus.maintenanceMargin), plus.maintenanceMargin),
    cost: add(subtract(kept.total.cost, minus.cost), plus.cost),
  };
  if (part === undefined) kept.parts.delete(instrumentId);
  else kept.parts.set(instrumentId, part);
}

function partOf(
  position: Position | undefined,
  live: LiveQuantities | undefined,
  mark: Price,
  instrument: Instrument,
): Part {
  const { contractSize, initialMarginRate, maintenanceMarginRate, kind } = instrument;
  const { netQuantity = zeroQuantity, costBasis = zeroMoney } = position ?? {};
  const worst = worstHeld(netQuantity, live?.buy ?? zeroQuantity, live?.sell ?? zeroQuantity);
  const exposure = notionalFor(mark, worst, contractSize);
  return {
    ...{ position, live, mark, instrument, exposure },
    maintenanceMargin: kind === 'Spot' ? zeroMoney : scale(asMoney(exposure), maintenanceMarginRate),
    cost: roundToPlaces(scale(asMoney(asNotional(costBasis)), initialMarginRate), COST_PLACES),
  };
}
