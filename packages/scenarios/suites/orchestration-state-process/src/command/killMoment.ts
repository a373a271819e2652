import { watch } from 'node:fs';
import { basename } from 'node:path';
import { assert, type Random } from '@bot/core';
import { integerBetween, pick } from '@bot/simulation';
import { headOf, runFiles } from '../files/runFiles';
import { READY, type RunningBot } from './startBot';

/** When a process is killed. */
export const killMoments = {
  Spawned: 'as soon as there is a process',
  StoreOpened: 'when it has opened the log of the bot',
  VenueOpened: 'when it has opened the log of the venue',
  Recovering: 'after the first event of its life, while it compares its books',
  Ready: 'when it has said that it trades',
  BotWrote: 'after some more batches of the bot',
  VenueWrote: 'after some more batches of the venue, before the bot has heard of the last',
} as const;

export type KillMoment = keyof typeof killMoments;

/** Trading is where most can go wrong, so it is drawn most often. */
const drawn: readonly KillMoment[] = [
  ...(['Spawned', 'StoreOpened', 'VenueOpened', 'Recovering', 'Recovering', 'Ready'] as const),
  ...(['BotWrote', 'BotWrote', 'BotWrote', 'VenueWrote', 'VenueWrote', 'VenueWrote'] as const),
];

export const drawKillMoment = (random: Random): KillMoment => pick(random, drawn);

/** Batches that a process may write before it is killed. */
const MOST_BATCHES = 25;

/**
 * Resolves at that moment of a process that has just been started; it hears of it by the files, and never waits for a time.
 * @throws Error when the process ends by itself
 */
export async function killMomentComes(
  moment: KillMoment,
  { bot, folder, random }: { readonly bot: RunningBot; readonly folder: string; readonly random: Random },
): Promise<void> {
  const files = runFiles(folder);
  const batches = integerBetween(random, 1, MOST_BATCHES);
  switch (moment) {
    case 'Spawned':
      return assert(bot.process.pid !== undefined, 'the system has made a process');
    case 'StoreOpened':
      return written({ bot, folder, store: files.bot, times: 1 });
    case 'VenueOpened':
      return written({ bot, folder, store: files.venue, times: 1 });
    case 'Recovering':
      return written({ bot, folder, store: files.bot, times: 2 });
    case 'Ready':
      return bot.shows(READY);
    case 'BotWrote':
      await bot.shows(READY);
      return written({ bot, folder, store: files.bot, times: batches });
    case 'VenueWrote':
      await bot.shows(READY);
      return written({ bot, folder, store: files.venue, times: batches });
  }
}

export interface Awaited {
  readonly bot: RunningBot;
  readonly folder: string;
  readonly store: string;
  /** How often the head of the store is written: once when it is opened, then once for each batch. */
  readonly times: number;
}

/** Until the head of a store was written so often. @throws Error when the process ends by itself */
export async function written({ bot, folder, store, times }: Awaited): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let heads = 0;
  let last = headOf(store)?.seq;
  const watcher = watch(folder, (_event, name) => {
    if (name !== `${basename(store)}.head`) return;
    const seq = headOf(store)?.seq;
    // An opening writes the head that is there already.
    heads += Number(heads === 0 || seq !== last);
    last = seq;
    if (heads >= times) resolve();
  });
  bot.ended.then(({ stderr }) => reject(new Error(`The bot ended by itself: ${stderr}`)), reject);
  try {
    await promise;
  } finally {
    watcher.close();
  }
}
