import type { Random } from '@bot/core';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A short random id of lower-case letters and digits. */
export const drawId = (random: Random, length: number): string =>
  Array.from({ length }, () => LETTERS[random.nextUint32() % LETTERS.length]).join('');
