import { venueRules, type Basis, type VenueRule } from '@bot/broker-mock';
import { wireRules } from '@bot/coinbase-simulator';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

interface Ledger {
  readonly path: string;
  readonly title: string;
  readonly source: string;
  readonly about: string;
  readonly rules: Readonly<Record<string, VenueRule>>;
  readonly topics: readonly (readonly [prefix: string, title: string])[];
}

const exchange: Ledger = {
  path: 'docs/reference/fidelity.md',
  title: 'Fidelity ledger of the simulated exchange',
  source: 'packages/broker-mock/src/exchange/fidelity.ts',
  about: 'Each rule of the venue',
  rules: venueRules,
  topics: [
    ['VR-1', 'Orders and matching'],
    ['VR-2', 'Refusals'],
    ['VR-3', 'Money'],
    ['VR-4', 'Perpetuals'],
    ['VR-5', 'Feeds'],
  ],
};

const wire: Ledger = {
  path: 'docs/reference/wire-fidelity.md',
  title: 'Fidelity ledger of the wire',
  source: 'packages/coinbase-simulator/src/fidelity.ts',
  about: 'What the simulator of Coinbase says over HTTP and WebSocket',
  rules: wireRules,
  topics: [
    ['WR-1', 'Requests and answers'],
    ['WR-2', 'Keys and limits'],
    ['WR-3', 'Sockets'],
  ],
};

const bases: Readonly<Record<Basis, string>> = {
  capture: 'seen in a recorded answer',
  page: 'documented',
  assumed: 'assumed',
};

/** Every rule that the simulated exchange keeps, and what it rests on. */
export const fidelityPage = (): Document => pageOf(exchange);
/** The same of its wire. */
export const wireFidelityPage = (): Document => pageOf(wire);

function pageOf({ path, title, source, about, rules, topics }: Ledger): Document {
  const rows = Object.entries(rules);
  const count = (basis: Basis): number => rows.filter(([, rule]) => rule.basis === basis).length;
  return page(
    path,
    title,
    source,
    `${about}, with what it rests on: ${count('capture')} were seen in recorded answers of Coinbase, ${count('page')} are documented, ` +
      `${count('assumed')} are assumed. An assumption says what else could be true; it is the first place to look when the real venue behaves otherwise.`,
    topics.map(([prefix, topic]) => `## ${topic}\n\n${tableOf(rows, prefix)}`).join('\n\n'),
  );
}

const tableOf = (rules: readonly (readonly [string, VenueRule])[], prefix: string): string =>
  markdownTable(
    ['id', 'rule', 'rests on', 'source, or what else could be'],
    rules
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, { rule, basis, source }]) => [id, rule, bases[basis], source]),
  );
