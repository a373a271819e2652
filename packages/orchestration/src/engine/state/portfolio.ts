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
  type InstrumentId,
  type Money,
  type Notional,
} from '@bot/core';
import type { StateInSight } from './engineState';
import { EXACT_PLACES, keptTotal } from './keptTotal';
import type { LiveQuantities } from './ledger';
import { OverlaidMap } from './overlaidMap';

/** All positions and live orders together, each instrument at the worst that its live orders could lead to. */
export interface Portfolio {
  readonly exposure: Notional;
  /** What the perpetuals ask for to be kept. */
  readonly maintenanceMargin: Money;
}

const nothing: Portfolio = { exposure: zeroNotional, maintenanceMargin: zeroMoney };

const plus = (total: Portfolio, part: Portfolio): Portfolio => ({
  exposure: add(total.exposure, part.exposure),
  maintenanceMargin: add(total.maintenanceMargin, part.maintenanceMargin),
});
const minus = (total: Portfolio, part: Portfolio): Portfolio => ({
  exposure: subtract(total.exposure, part.exposure),
  maintenanceMargin: subtract(total.maintenanceMargin, part.maintenanceMargin),
});

const keptPortfolio = keptTotal<Portfolio>({
  zero: nothing,
  plus,
  minus,
  partOf,
  sourcesOf: ({ ledger, view }) => [ledger.positions, ledger.liveQuantities, ledger.instruments, view.marks],
});

/**
 * null while something in it has no mark. Worked example: long 2 at 110 with a live buy of 1 and a live sell of 2, and short 3 of
 * a perpetual at 120 → 3 × 110 + 3 × 120 = 690.
 */
export function portfolioNow(state: StateInSight): Portfolio | null {
  const { liveQuantities } = state.ledger;
  return liveQuantities instanceof OverlaidMap ? portfolioWith(state, liveQuantities) : keptPortfolio(state);
}

/** As if some live orders were not there: only what their instruments add is worked out. */
function portfolioWith(state: StateInSight, { beneath, replaced }: OverlaidMap<InstrumentId, LiveQuantities>) {
  const whole: StateInSight = { ...state, ledger: { ...state.ledger, liveQuantities: beneath } };
  let total = portfolioNow(whole);
  for (const id of replaced.keys()) {
    const [part, instead] = [partOf(whole, id), partOf(state, id)];
    if (total === null || part === null || instead === null) return null;
    total = plus(minus(total, part ?? nothing), instead ?? nothing);
  }
  return total;
}

function partOf({ ledger, view }: StateInSight, instrumentId: InstrumentId): Portfolio | null | undefined {
  const position = ledger.positions.get(instrumentId);
  const live = ledger.liveQuantities.get(instrumentId);
  if (position === undefined && (live === undefined || (isZero(live.buy) && isZero(live.sell)))) return undefined;
  const instrument = ledger.instruments.get(instrumentId);
  const mark = view.marks.get(instrumentId)?.latest()?.price;
  if (instrument === undefined || mark === undefined) return null;
  const { contractSize, maintenanceMarginRate, kind } = instrument;
  const worst = worstHeld(position?.netQuantity ?? zeroQuantity, live?.buy ?? zeroQuantity, live?.sell ?? zeroQuantity);
  const exposure = notionalFor(mark, worst, contractSize);
  return {
    exposure,
    maintenanceMargin: kind === 'Spot' ? zeroMoney : scale(asMoney(exposure), maintenanceMarginRate),
  };
}

/** What the open positions cost, of perpetuals the margin on that; null while one is of an instrument that nobody has listed. */
export const costOfPositions = keptTotal<Money>({
  zero: zeroMoney,
  plus: add,
  minus: subtract,
  partOf({ ledger }, instrumentId) {
    const position = ledger.positions.get(instrumentId);
    if (position === undefined) return undefined;
    const instrument = ledger.instruments.get(instrumentId);
    if (instrument === undefined) return null;
    return roundToPlaces(scale(asMoney(asNotional(position.costBasis)), instrument.initialMarginRate), EXACT_PLACES);
  },
  sourcesOf: ({ ledger }) => [ledger.positions, ledger.instruments],
});
