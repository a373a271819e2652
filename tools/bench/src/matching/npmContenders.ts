import { OrderBook as HftLimitOrderBook } from 'hft-limit-order-book';
import { OrderBook as NodejsOrderBook } from 'nodejs-order-book';
import { engineContender } from '../workload/engineContender';
import { createNpmBook, ticks, type NpmBook } from './npmBook';

/** The fastest order books on npm that match, as of 2026-11. */
export const npmBooks: Readonly<Record<string, () => NpmBook>> = {
  'nodejs-order-book': () => new NodejsOrderBook() as NpmBook,
  'hft-limit-order-book': () => new HftLimitOrderBook() as NpmBook,
};

export const npmContenders = Object.entries(npmBooks).map(([name, open]) =>
  engineContender(name, () => createNpmBook(open())),
);

/** The same books, spared of fractions in their prices. */
export const wholePriceContenders = Object.entries(npmBooks).map(([name, open]) =>
  engineContender(`${name} with whole prices`, () => createNpmBook(open(), ticks.whole)),
);
