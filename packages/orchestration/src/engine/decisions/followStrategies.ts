import {
  add,
  aggregateSignals,
  closingParts,
  flatPosition,
  isPositive,
  isZero,
  planOrder,
  signed,
  totalOf,
  zeroQuantity,
  type Aggregate,
  type Instrument,
  type Mark,
  type OrderedPart,
  type OrderIntent,
  type StrategyWish,
} from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import { tornKey } from '../state/denialKey';
import type { StateInSight } from '../state/engineState';
import { asFarAsMayBe } from './asFarAsMayBe';
import { denyCut } from './denyCut';
import { placeFirst } from './placeFirst';
import { circumstancesOf } from './riskContext';
import { transferBooks } from './transferBooks';

/** What the strategies want, put together and ordered: one order at most, and what changes hands inside. */
export function followStrategies(
  state: StateInSight,
  wishes: readonly StrategyWish[],
  instrument: Instrument,
  mark: Mark,
): Decision {
  if (wishes.length === 0) return nothing;
  const heard = wishes.map((wish) => asFarAsMayBe(state, wish));
  const aggregate = aggregateSignals(heard, {
    policy: state.config.strategies.aggregation,
    ranks: state.strategies.map(({ strategyId }) => strategyId),
    lotSize: instrument.lotSize,
  });
  if (isTorn(aggregate)) return reportTorn(state, aggregate, instrument);

  const cuts = heard.filter(({ quantity, cut }) => isZero(quantity) && isPositive(cut));
  const denied = cuts.flatMap((wish) => denyCut(state, wish, instrument));
  const intents = intentsOf(state, aggregate, instrument);
  const placed = placeFirst(state, intents, circumstancesOf(state));
  const { transfers } = aggregate;
  if (placed.events.length === 0 && transfers.length === 0) return decision(denied);
  const id = placed.correlationId;
  return {
    events: [
      aggregated(state, aggregate, instrument, id),
      ...transferBooks(transfers, instrument, mark, 'OppositeWishes', id),
      ...denied,
      ...placed.events,
    ],
    commands: placed.commands,
  };
}

/**
 * All of it; where that is denied, only what closes, so that an exit is not lost with the entry beside it; and where nothing
 * closes, what is left without those at the end of the list.
 */
function intentsOf(
  { config, ledger }: StateInSight,
  { side, ordered, winners }: Aggregate,
  { instrumentId }: Instrument,
): readonly OrderIntent[] {
  if (side === null) return [];
  const position = ledger.positions.get(instrumentId) ?? flatPosition(instrumentId);
  const reasonOf = (parts: readonly OrderedPart[]): string =>
    winners.find(({ strategyId }) => strategyId === parts[0]?.strategyId)?.reason ?? '';
  const smaller = ordered.slice(1).map((_, index) => ordered.slice(0, ordered.length - 1 - index));
  return [ordered, closingParts(ordered) ?? [], ...smaller].flatMap(
    (parts) => planOrder({ instrumentId, side, parts, reason: reasonOf(parts) }, position, config.timeInForce) ?? [],
  );
}

const isTorn = ({ side, transfers, winners, losers }: Aggregate): boolean =>
  side === null && transfers.length === 0 && winners.length === 0 && losers.some(({ action }) => action !== 'Close');

/** Said once, until somebody is followed again, the mode changes or a day begins. */
function reportTorn(state: StateInSight, aggregate: Aggregate, instrument: Instrument): Decision {
  const isKnown = state.ledger.denials.has(tornKey(instrument.instrumentId));
  return isKnown ? nothing : decision([aggregated(state, aggregate, instrument, '')]);
}

function aggregated(
  { config, ledger }: StateInSight,
  { side, ordered, winners, losers }: Aggregate,
  { instrumentId }: Instrument,
  correlationId: string,
) {
  const position = ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity;
  const netQuantity = side === null ? position : add(position, signed(side, totalOf(ordered)));
  const policy = config.strategies.aggregation;
  return event('SignalsAggregated', { instrumentId, policy, netQuantity, winners, losers }, correlationId);
}
