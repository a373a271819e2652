import { nothingToClose, type NewsSource, type NewsSourceParts } from './newsSource';

/** What the instrument takes: first as it is, then each time it is set. */
export function createStatusSource({ market, tell }: NewsSourceParts): NewsSource {
  const { instrumentId } = market.listing.instrument;
  tell({ type: 'Status', instrumentId, status: market.status });
  return {
    publish({ statuses }) {
      for (const status of statuses) tell({ type: 'Status', instrumentId, status });
    },
    close: nothingToClose,
  };
}
