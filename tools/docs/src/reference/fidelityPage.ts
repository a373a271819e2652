import { venueRules, type Basis, type VenueRule } from '@bot/broker-mock';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

const topics: readonly (readonly [prefix: string, title: string])[] = [
  ['VR-1', 'Orders and matching'],
  ['VR-2', 'Refusals'],
  ['VR-3', 'Money'],
  ['VR-4', 'Perpetuals'],
  ['VR-5', 'Feeds'],
];

const bases: Readonly<Record<Basis, string>> = {
  capture: 'seen in a recorded answer',
  page: 'documented',
  assumed: 'assumed',
};

/** Every rule that the simulated exchange keeps, and what it rests on. */
export function fidelityPage(): Document {
  const rules = Object.entries<VenueRule>(venueRules);
  const count = (basis: Basis): number => rules.filter(([, rule]) => rule.basis === basis).length;
  return page(
    'docs/reference/fidelity.md',
    'Fidelity ledger of the simulated exchange',
    'packages/broker-mock/src/exchange/fidelity.ts',
    `Each rule of the venue with what it rests on: ${count('capture')} were seen in recorded answers of Coinbase, ${count('page')} are documented, ` +
      `${count('assumed')} are assumed. An assumption says what else could be true; it is the first place to look when the real venue behaves otherwise.`,
    topics.map(([prefix, title]) => `## ${title}\n\n${tableOf(rules, prefix)}`).join('\n\n'),
  );
}

const tableOf = (rules: readonly (readonly [string, VenueRule])[], prefix: string): string =>
  markdownTable(
    ['id', 'rule', 'rests on', 'source, or what else could be'],
    rules
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, { rule, basis, source }]) => [id, rule, bases[basis], source]),
  );
