import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotConfig, EventStore } from '@bot/core';
import { beginAgain, openSqliteEventStore } from '@bot/orchestration';
import type { Layer } from '@bot/simulation';

/** The layer with the log in real files, which can be damaged between two processes. */
export interface LayerOnFiles {
  readonly layer: Layer;
  /** Changes the bytes of a file of the store: `''` is the database, `'-wal'` its write-ahead log. */
  damage(part: '' | '-wal' | '-shm' | '.head', change: (bytes: Buffer) => Buffer): void;
  /** The database file of the newest world. */
  readonly path: string;
}

const made: string[] = [];

/** Takes away what the worlds of this file have made. For after the scenarios: one that fails leaves its files too. */
export const removeStores = (): void =>
  made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));

export function layerOnFiles(layer: Layer, config: BotConfig): LayerOnFiles {
  let path = '';

  function reopenable(now: () => number): EventStore & { reopen(): EventStore } {
    const store = openSqliteEventStore({ path, beginAgain: beginAgain({ config, now }) });
    return {
      get lastSeq() {
        return store.lastSeq;
      },
      append: (batch) => store.append(batch),
      read: (afterSeq) => store.read(afterSeq),
      close: () => store.close(),
      reopen() {
        void store.close();
        return reopenable(now);
      },
    };
  }

  return {
    layer: {
      ...layer,
      createStore({ clock }) {
        const folder = mkdtempSync(join(tmpdir(), 'bot-scenario-'));
        made.push(folder);
        path = join(folder, 'bot.sqlite');
        return reopenable(() => clock.now());
      },
    },
    damage: (part, change) => writeFileSync(`${path}${part}`, change(readFileSync(`${path}${part}`))),
    get path() {
      return path;
    },
  };
}
