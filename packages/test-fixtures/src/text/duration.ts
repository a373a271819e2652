import { FixtureError } from '../errors/fixtureError';

/** A span of time for people: `'10s'`, `'5m'`, `'1h30m'`, `'250ms'`, `'-2s'`. */
export type Duration = string;

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const WHOLE = /^-?(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;

/**
 * Worked example: `parseDuration('1h30m')` is 5,400,000 ms. Units: ms, s, m, h, d.
 * @throws FixtureError BadDuration
 */
export function parseDuration(text: Duration): number {
  if (typeof text !== 'string') throw badDuration(`${String(text)} has no unit`);
  const compact = text.replaceAll(' ', '');
  if (!WHOLE.test(compact)) throw badDuration(`'${text}' is not a duration`);
  let ms = 0;
  for (const [, count, unit] of compact.matchAll(PART)) ms += Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  if (!Number.isSafeInteger(ms)) throw badDuration(`'${text}' is not a whole number of milliseconds`);
  return compact.startsWith('-') ? -ms : ms;
}

const badDuration = (problem: string): FixtureError =>
  new FixtureError('BadDuration', { happened: `${problem}.`, toDo: "Write it like '10s', '5m', '1h30m' or '250ms'." });
