import { concentrationOf, exceeds, notionalFor, toFixedText, toText, zeroRatio } from '@bot/core';
import { alertWhile } from '../decisions/alert';
import { latestMark } from '../state/valuation';
import type { Guard } from './look';

/** Too much of what is held is in one place: said, and nothing else. */
export const concentration: Guard = {
  needsEquity: false,
  look({ state, occasion }) {
    const limit = state.config.guards.maxConcentration;
    // Nobody has to hear of it at once: the look of the task comes soon enough.
    if (limit === null || occasion !== 'Task') return [];
    const values = [...state.ledger.positions.values()].flatMap(({ instrumentId, netQuantity }) => {
      const mark = latestMark(state, instrumentId);
      const contractSize = state.ledger.instruments.get(instrumentId)?.contractSize;
      return mark === undefined ? [] : [notionalFor(mark.price, netQuantity, contractSize)];
    });
    const index = concentrationOf(values) ?? zeroRatio;
    return alertWhile(state, exceeds(index, limit), {
      severity: 'Warning',
      code: 'Concentration',
      subject: 'All',
      message: `The ${values.length} positions are concentrated (index ${toFixedText(index, 2)}, the limit is ${toText(limit)}). Nothing is closed for it. Spread them, or raise guards.maxConcentration.`,
    });
  },
};
