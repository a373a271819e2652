import { assert, exceeds, fromSteps, priceOf, roundDown, toSteps, type EpochMs, type Price } from '@bot/core';
import { parseDuration } from '@bot/simulation';

/** A price at a moment. Between two of them it moves in a straight line. */
export interface PathPoint {
  readonly at: EpochMs;
  readonly ticks: number;
}

/** Prices around it must be whole numbers too. */
const MOST_TICKS = 1e15;

const LEG = /^(\d+(?:\.\d+)?)\s+over\s+(.+)$/;

/**
 * Reads `'50000 → 39000 over 10m → 40000 over 1h'` (or with `->`) as a path that starts now.
 * @throws AssertionFailed when the text is no path
 */
export function parsePricePath(text: string, tickSize: Price, startAt: EpochMs): readonly PathPoint[] {
  const { start, legs } = readPath(text);
  const points: PathPoint[] = [{ at: startAt, ticks: ticksOf(start, tickSize) }];
  let at = startAt;
  for (const { price, ms } of legs) {
    at += ms;
    points.push({ at, ticks: ticksOf(price, tickSize) });
  }
  return points;
}

/**
 * How long a path takes. Worked example: `'50000 → 51000 over 5m → 49000 over 1h30m'` takes 5,700,000 ms.
 * @throws AssertionFailed when the text is no path
 */
export const pricePathMs = (text: string): number => readPath(text).legs.reduce((sum, { ms }) => sum + ms, 0);

interface PathText {
  readonly start: string;
  readonly legs: readonly { readonly price: string; readonly ms: number }[];
}

function readPath(text: string): PathText {
  const [start, ...legs] = text.split(/→|->/).map((part) => part.trim());
  assert(
    start !== undefined && legs.length > 0,
    `a path has a start and a leg, as in "50000 → 39000 over 10m": "${text}"`,
  );
  return { start, legs: legs.map(readLeg) };
}

function readLeg(leg: string): PathText['legs'][number] {
  const [, price, duration] = LEG.exec(leg) ?? [];
  assert(price !== undefined && duration !== undefined, `a leg of a path reads "39000 over 10m", not "${leg}"`);
  const ms = parseDuration(duration);
  assert(ms >= 0, `a leg of a path takes time, and not "${leg}"`);
  return { price, ms };
}

/** Worked example: from 50,000 to 39,000 ticks over 10 minutes, after 5 minutes 44,500. Before and after it stands still. */
export function ticksAt(points: readonly PathPoint[], at: EpochMs): number {
  let before = points[0];
  for (const point of points) {
    if (before === undefined || point.at <= at) {
      before = point;
      continue;
    }
    if (at <= before.at) return before.ticks;
    const share = (at - before.at) / (point.at - before.at);
    return Math.round(before.ticks + (point.ticks - before.ticks) * share);
  }
  return before?.ticks ?? 0;
}

/**
 * A price in whole ticks, rounded down. Worked example: 50.019 is 5,001 ticks of a cent.
 * @throws AssertionFailed for less than a tick, or for so much that there is no room above it
 */
export function ticksOf(price: string, tickSize: Price): number {
  const exact = priceOf(price);
  const isCountable = !exceeds(exact, fromSteps(MOST_TICKS, tickSize)) && !exceeds(tickSize, exact);
  assert(isCountable, `a price lies between a tick and ${MOST_TICKS} of them, and ${price} does not`);
  return toSteps(roundDown(exact, tickSize), tickSize);
}
