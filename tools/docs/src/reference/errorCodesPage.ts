import * as core from '@bot/core';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** A code's row: its meaning alone, or its traits, the meaning among them. */
type Row = string | Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, Row>>;

/** Every code of every layer's error. Found by name, so that a new table cannot be forgotten. */
export function errorCodesPage(exports: Readonly<Record<string, unknown>> = core): Document {
  const layers = Object.entries(exports)
    .filter(([name]) => /Error(Codes|Traits)$/.test(name))
    .map(([name, table]) => section(name.replace(/(Codes|Traits)$/, ''), table as Table));
  return page(
    'docs/reference/error-codes.md',
    'Error codes',
    'packages/core/src/errors',
    'Codes are stable: scripts and alerts may rely on them. Each error also says what happened, what the bot did about it, and what the operator can do.',
    ...layers.flat(),
  );
}

function section(name: string, table: Table): string[] {
  const rows = Object.entries(table);
  const traits = Object.keys(traitsOf(rows[0]?.[1] ?? '')).filter((trait) => trait !== 'meaning');
  const cells = rows.map(([code, row]) => {
    const values = traitsOf(row);
    return [`\`${code}\``, String(values['meaning']), ...traits.map((trait) => shown(values[trait]))];
  });
  return [`## ${headline(name)}`, markdownTable(['code', 'meaning', ...traits], cells)];
}

const traitsOf = (row: Row): Readonly<Record<string, unknown>> => (typeof row === 'string' ? { meaning: row } : row);

const shown = (value: unknown): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));

/** `brokerError` → `BrokerError`, the name of the class. */
const headline = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
