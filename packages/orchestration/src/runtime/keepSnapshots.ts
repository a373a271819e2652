import type { Logger } from '@bot/core';
import type { Ledger } from '../engine/state/ledger';
import type { SnapshotCache } from '../persistence/snapshotCache';
import { snapshotOf } from '../startup/restoreLedger';
import type { LogSchema } from '../startup/upcast';

export interface SnapshotKeeping {
  readonly ledger: Ledger;
  readonly snapshots: SnapshotCache | undefined;
  /** After so many events the next one is due. */
  readonly every: number;
  readonly schema: LogSchema;
  readonly logger: Logger;
}

export interface SnapshotKeeper {
  /** To be called when the ledger is what the log says, and nothing waits for it. */
  keepIfDue(): void;
  keep(): void;
}

/** Keeps what the log means from time to time. One that cannot be kept costs time at the next start, and nothing else. */
export function keepSnapshots({ ledger, snapshots, every, schema, logger }: SnapshotKeeping): SnapshotKeeper {
  let keptSeq = 0;

  function keep(): void {
    if (snapshots === undefined || ledger.lastSeq === keptSeq) return;
    keptSeq = ledger.lastSeq;
    try {
      snapshots.save(snapshotOf(ledger, schema));
    } catch (error) {
      logger.warn({ error }, 'The snapshot of the log could not be kept. The next start reads more of the log.');
    }
  }

  return {
    keep,
    keepIfDue() {
      if (ledger.lastSeq - keptSeq >= every) keep();
    },
  };
}
