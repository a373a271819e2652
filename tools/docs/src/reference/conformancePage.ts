import { brokerConformance, eventStoreConformance, type ConformanceCard } from '@bot/conformance';
import { page, type Document } from '../documents/document';

/** The cards that every broker and every event store must pass. */
export function conformancePage(): Document {
  return page(
    'docs/reference/conformance-cards.md',
    'Conformance cards',
    'packages/conformance/src',
    'What a port promises, card by card. The suite broker-port carries them out on the simulated exchange; each adapter and each store carries them out in its own tests.',
    '## Broker',
    ...brokerConformance({ create }).map(section),
    '## Event store',
    ...eventStoreConformance({ create }).map(section),
  );
}

/** Cards are read here, not run. */
const create = (): Promise<never> => Promise.reject(new Error('A card is read here, not run.'));

function section({ id, title, mandatory, precondition, stimulus, expected }: ConformanceCard): string {
  const steps = [`- Given: ${precondition}`, `- When: ${stimulus}`, `- Then: ${expected}`];
  return [`### ${id} ${title}${mandatory ? '' : ' (optional)'}`, steps.join('\n')].join('\n\n');
}
