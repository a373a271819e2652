import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { configWith, scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { layerOnFiles, type LayerOnFiles } from './storeOnFiles';

const damages: Readonly<Record<string, (files: LayerOnFiles) => void>> = {
  'a bit is flipped': ({ damage }) =>
    damage('', (bytes) => {
      // In every place: where SQLite has moved the contents of a page it leaves a copy behind that means nothing any more.
      for (let at = bytes.indexOf('OrderProgressed'); at >= 0; at = bytes.indexOf('OrderProgressed', at))
        bytes.writeUInt8(bytes.readUInt8(at + 1) ^ 1, at + 1);
      return bytes;
    }),
  'the end is cut off': ({ damage }) => damage('', (bytes) => bytes.subarray(0, bytes.length / 2)),
  'a page is zero': ({ damage }) => damage('', (bytes) => bytes.fill(0, 4_096, 8_192)),
  // A database that is sound in itself, as from a backup.
  'the last events are missing': ({ path }) => {
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM events WHERE seq > (SELECT max(seq) FROM events) - 3');
    database.close();
  },
};

export function corruptState(layer: Layer, ids?: readonly string[]): void {
  for (const [what, damage] of Object.entries(damages)) {
    const config = configWith(scenarioConfig, {
      storage: { ...scenarioConfig.storage, onDamage: 'rebuild', afterRebuild: 'halt' },
    });
    const files = layerOnFiles(layer, config);
    const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config, layer: files.layer, ids });
    scenario(
      'OS-15',
      `Corrupt state (${what}) → detected, archived, rebuilt from the broker`,
      {
        verifies: [
          'the damage is detected and nothing of it is read as data',
          'all files of the damaged store are kept',
          'the new log says why it is here, and the bot is halted',
          'the books are those of the venue',
          'no order leaves before a person resumes',
          'no id of the lost log comes again',
        ],
        tags: ['scenario', 'state'],
      },
      async ({ world, bot, venue, verify }) => {
        venue.market('BTC-USD').price('50000');
        await world.advance('2m');
        await bot.submit.buy('BTC-USD', '0.01');
        await bot.stop();
        await world.store.close();
        damage(files);

        await verify('the damage is detected and nothing of it is read as data', () =>
          expect(world.restartBot()).resolves.toBeUndefined(),
        );
        await world.advance('2m');
        const [replaced] = bot.journal;
        verify('the damage is detected and nothing of it is read as data', () => {
          expect(replaced?.type).toBe('StoreReplaced');
          expect(bot.journal.map(({ seq }) => seq)).toEqual(bot.journal.map((_, index) => index + 1));
          expect(bot.orders).toEqual([]);
        });
        verify('all files of the damaged store are kept', () => {
          const folder = dirname(files.path);
          const archive = String(readdirSync(folder).find((name) => name.includes('.damaged-')));
          expect(replaced?.payload).toMatchObject({ archive: join(folder, archive) });
          for (const name of ['bot.sqlite', 'bot.sqlite.head'])
            expect(existsSync(join(folder, archive, name))).toBe(true);
        });
        verify('the new log says why it is here, and the bot is halted', () => {
          expect(bot.mode).toBe('Halted');
          expect(bot.restrictions).toMatchObject([{ cause: 'StoreDamaged', scope: 'All' }]);
          expect(bot).toHaveAlerted('StoreDamaged', { severity: 'Critical', times: 1 });
          expect(bot.alerts).toHaveLength(1);
        });
        verify('the books are those of the venue', () => {
          expect(bot).toHavePosition('BTC-USD', { quantity: '0.01' });
          expect(bot).toReconcileWith(venue);
        });

        const denied = bot.submit.sell('BTC-USD', '0.01');
        await world.advance('1m');
        await verify('no order leaves before a person resumes', async () => {
          await expect(denied).toBeDenied('TradingHalted');
          expect(venue.truth.orders()).toHaveLength(1);
        });
        bot.setMode('Normal', 'compared with the page of the venue');
        await bot.submit.sell('BTC-USD', '0.01');
        await world.advance('10s');
        verify('no id of the lost log comes again', () => {
          const ids = venue.truth.orders().map(({ progress }) => progress.clientOrderId.split('-')[1]);
          expect(new Set(ids).size).toBe(2);
          expect(bot).toReconcileWith(venue);
        });
      },
    );
  }
}
