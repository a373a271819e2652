import { faultTable, type FaultRow } from '@bot/broker-mock';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

const places: readonly (readonly [where: FaultRow['where'], title: string])[] = [
  ['request', 'What a request can meet'],
  ['stream', 'What a message can meet'],
  ['venue', 'What the venue as a whole can do'],
];

/** Every fault of the simulated exchange: how a test asks for it, what happens, and what the caller sees. */
export function faultsPage(): Document {
  const rows = Object.entries<FaultRow>(faultTable);
  return page(
    'docs/reference/faults.md',
    'Faults of the simulated exchange',
    'packages/broker-mock/src/faults/faultTable.ts',
    '`faults` is `venue.control.faults`, or `world.venue.faults` in the fixtures. `.nth(n)`, `.times(n)`, `.for(duration)` and ' +
      '`.always()` say which calls are meant; without any of them it is the next one, once.',
    places.map(([where, title]) => `## ${title}\n\n${tableOf(rows, where)}`).join('\n\n'),
  );
}

const tableOf = (rows: readonly (readonly [string, FaultRow])[], where: FaultRow['where']): string =>
  markdownTable(
    ['fault', 'asked for by', 'what happens', 'what the caller sees'],
    rows
      .filter(([, row]) => row.where === where)
      .map(([name, { call, happens, callerSees }]) => [`\`${name}\``, `\`${call}\``, happens, callerSees]),
  );
