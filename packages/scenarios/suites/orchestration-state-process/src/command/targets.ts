import { writeFileSync } from 'node:fs';
import type { OpenOrderPolicy } from '@bot/core';
import { pickedFrom, type StoredRow } from '../books/storedEvents';
import { trading } from './trading';

/**
 * Trades with a target for what is bought, so far away that it rests at the venue, and says what becomes of it at a stop. Between
 * two looks at the market there is time for a signal.
 */
export function withTargets(folder: string, file: string, openOrdersAtStop: OpenOrderPolicy): readonly string[] {
  const [orders, tasks] = [{ takeProfit: '0.5' }, { openOrdersAtStop }];
  writeFileSync(file, JSON.stringify({ orders, tasks, cycleIntervalMs: 120_000 }));
  return [...trading(folder), '--trailing-stop', '0.5', '--config', file];
}

/** The targets that the venue has accepted. */
export function targetsIn(rows: readonly StoredRow[]): readonly string[] {
  const accepted = progressIn(rows).filter(({ status }) => status === 'Accepted');
  const isAccepted = new Set(accepted.map(({ clientOrderId }) => clientOrderId));
  return pickedFrom(rows, 'OrderSubmitted', ({ request }: Submitted) => request).flatMap(({ type, clientOrderId }) =>
    type === 'Limit' && isAccepted.has(clientOrderId) ? [clientOrderId] : [],
  );
}

export const progressIn = (rows: readonly StoredRow[]): readonly Progress[] =>
  pickedFrom(rows, 'OrderProgressed', (progress: Progress) => progress);

interface Progress {
  readonly clientOrderId: string;
  readonly status: string;
}

interface Submitted {
  readonly request: { readonly clientOrderId: string; readonly type: string };
}
