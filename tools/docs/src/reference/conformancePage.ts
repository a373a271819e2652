import { brokerConformance, eventStoreConformance, type ConformanceCard } from '@bot/conformance';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** The cards that every broker and every event store must pass. */
export function conformancePage(): Document {
  const broker = brokerConformance({ create });
  return page(
    'docs/reference/conformance-cards.md',
    'Conformance cards',
    'packages/conformance/src',
    'What a port promises, card by card. The suite broker-port carries them out on the simulated exchange; each adapter and each store carries them out in its own tests.',
    '## Scenarios of which the venue does a part',
    markdownTable(['scenario', 'cards'], partsOf(broker)),
    '## Broker',
    ...broker.map(section),
    '## Event store',
    ...eventStoreConformance({ create }).map(section),
  );
}

/** Cards are read here, not run. */
const create = (): Promise<never> => Promise.reject(new Error('A card is read here, not run.'));

function partsOf(cards: readonly ConformanceCard[]): (readonly string[])[] {
  const ids = new Map<string, string[]>();
  for (const { id, partOf } of cards) {
    if (partOf !== undefined) ids.set(partOf, [...(ids.get(partOf) ?? []), id]);
  }
  return [...ids].sort().map(([scenario, parts]) => [scenario, parts.join(', ')]);
}

function section({ id, title, mandatory, partOf, precondition, stimulus, expected }: ConformanceCard): string {
  const marks = [...(mandatory ? [] : ['optional']), ...(partOf === undefined ? [] : [`part of ${partOf}`])];
  const steps = [`- Given: ${precondition}`, `- When: ${stimulus}`, `- Then: ${expected}`];
  return [`### ${id} ${title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`, steps.join('\n')].join('\n\n');
}
