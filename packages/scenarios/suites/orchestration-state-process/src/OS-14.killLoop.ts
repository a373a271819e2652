import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import { createRandom } from '@bot/simulation';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, repeated, storedRows } from './books/storedEvents';
import { drawKillMoment, killMomentComes, type KillMoment } from './command/killMoment';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { headOf, runFiles, type AcknowledgedHead } from './files/runFiles';
import { figuresText, tellFigures } from './figures';

const KILLS = 50;

export const killLoop = (scenario: ProcessScenario): void =>
  scenario(
    'OS-14',
    'Killed again and again, also while starting and recovering',
    {
      verifies: [
        'every event that was acknowledged is there, and is the one that was acknowledged',
        'both logs are whole after every kill',
        'the venue has one order for each client order id, and each is one that the bot had written down before',
        'the bot has each trade of the venue once',
        'in the end the books of the bot are those of the venue, and the independent ledger agrees',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify, seed }) => {
      const random = createRandom(seed);
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      mkdirSync(folder);

      const heads: (AcknowledgedHead | null)[] = [];
      const moments: KillMoment[] = [];
      const readyMs: number[] = [];
      const damage: string[] = [];
      const ends: {
        readonly kill: number;
        readonly moment: KillMoment;
        readonly code: number | null;
        readonly stderr: string;
      }[] = [];
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const moment = kill === 1 ? 'BotWrote' : drawKillMoment(random);
        moments.push(moment);
        const startedAt = performance.now();
        const bot = startBot(trading(folder));
        bot.shows(READY).then(
          () => readyMs.push(performance.now() - startedAt),
          () => undefined,
        );
        await killMomentComes(moment, { bot, folder, random });
        heads.push(headOf(files.bot));
        bot.process.kill('SIGKILL');
        const { code, stderr } = await bot.ended;
        ends.push({ kill, moment, code, stderr });
        for (const store of [files.bot, files.venue]) {
          const { problems } = verifyStore(store);
          damage.push(...problems.map(({ message }) => `kill ${kill} (${moment}), ${store}: ${message}`));
        }
      }
      verify('both logs are whole after every kill', () => {
        // A process that was killed has no exit code; one that has one had ended before.
        expect(ends.filter(({ code }) => code !== null)).toEqual([]);
        expect(damage).toEqual([]);
      });
      const acknowledged = heads.filter((head) => head !== null);

      const { code, stdout } = await runBot([...trading(folder), '--hours', '0.2', '--json']);
      const { data } = JSON.parse(stdout) as { data: { checks: { readonly [name: string]: boolean | null } } };
      const [botsRows, venuesRows] = [storedRows(files.bot), storedRows(files.venue)];

      verify('every event that was acknowledged is there, and is the one that was acknowledged', () => {
        const found = acknowledged.filter(({ seq }) => seq > 0).map(({ seq }) => [seq, botsRows[seq - 1]?.checksum]);
        expect(found).toEqual(acknowledged.filter(({ seq }) => seq > 0).map(({ seq, hash }) => [seq, hash]));
        expect(botsRows.map(({ seq }) => seq)).toEqual(botsRows.map((_, index) => index + 1));
        expect(found.length).toBeGreaterThan(KILLS / 2);
      });

      type Accepted = { readonly accountId: string; readonly entry: { readonly clientOrderId: string } };
      const ordersThere = pickedFrom(venuesRows, 'OrderAccepted', ({ entry }: Accepted) => entry.clientOrderId);
      verify(
        'the venue has one order for each client order id, and each is one that the bot had written down before',
        () => {
          expect(repeated(ordersThere)).toEqual([]);
          type Submitted = { readonly request: { readonly clientOrderId: string } };
          const written = pickedFrom(botsRows, 'OrderSubmitted', ({ request }: Submitted) => request.clientOrderId);
          expect(repeated(written)).toEqual([]);
          expect(ordersThere.filter((id) => !written.includes(id))).toEqual([]);
          expect(ordersThere.length).toBeGreaterThan(KILLS / 2);
        },
      );
      const tradesThere = pickedFrom(venuesRows, 'TradeExecuted', ({ tradeNo }: { tradeNo: number }) => `T${tradeNo}`);
      verify('the bot has each trade of the venue once', () => {
        type Settled = { readonly fill: { readonly tradeId: string } };
        const settled = pickedFrom(botsRows, 'FillSettled', ({ fill }: Settled) => fill.tradeId);
        expect(settled.toSorted()).toEqual(tradesThere.toSorted());
        expect(settled.length).toBeGreaterThan(KILLS / 2);
      });
      await verify(
        'in the end the books of the bot are those of the venue, and the independent ledger agrees',
        async () => {
          expect({ code, checks: Object.values(data.checks) }).toEqual({ code: 0, checks: [true, true, true] });
          expect(await botsBooks(files.bot)).toEqual(await venuesBooks(files.venue));
        },
      );

      tellFigures(
        figuresText({
          moments,
          readyMs,
          events: botsRows.length,
          orders: ordersThere.length,
          fills: tradesThere.length,
        }),
      );
    },
  );
