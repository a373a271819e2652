import { hash } from 'node:crypto';
import type { EventStore } from '@bot/core';
import { createLedger, noted, type Ledger } from '../engine/state/ledger';
import type { Snapshot, SnapshotCache } from '../persistence/snapshotCache';
import { decodeStructure, encodeStructure } from '../persistence/structuralCodec';
import { codeFingerprint } from './codeFingerprint';
import { foldLog } from './foldLog';
import { logSchema, type LogSchema } from './upcast';

export interface RestoreOptions {
  readonly snapshots?: SnapshotCache | undefined;
  readonly schema?: LogSchema;
}

/**
 * What we own: the newest snapshot and the events after it, or else all events. A snapshot that other code has made is not
 * looked at. @throws EventStoreError
 */
export function restoreLedger(store: EventStore, { snapshots, schema = logSchema }: RestoreOptions = {}): Ledger {
  const snapshot = snapshots?.load() ?? null;
  const isOurs = snapshot !== null && snapshot.madeBy === makerOf(schema) && snapshot.lastSeq <= store.lastSeq;
  return foldLog(store, isOurs ? noted(decodeStructure(snapshot.body) as Ledger) : createLedger(), schema);
}

export function snapshotOf(ledger: Ledger, schema: LogSchema = logSchema): Snapshot {
  return { madeBy: makerOf(schema), lastSeq: ledger.lastSeq, body: encodeStructure(ledger) };
}

const makerOf = ({ versions }: LogSchema): string =>
  hash('sha256', `${codeFingerprint()} ${JSON.stringify(versions)}`, 'hex');
