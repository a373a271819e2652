import { SimulationError } from '../errors/simulationError';

/** A span of time for people: `'10s'`, `'5m'`, `'1h30m'`, `'250ms'`, `'-2s'`. */
export type Duration = string;

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
const WHOLE = /^-?(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;

/**
 * Worked example: `parseDuration('1h30m')` is 5,400,000 ms. Units: ms, s, m, h, d.
 * @throws SimulationError BadDuration
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

/** As text, or as a number of ms: both are taken. @throws SimulationError BadDuration */
export function durationMs(duration: Duration | number): number {
  if (typeof duration === 'string') return parseDuration(duration);
  if (!Number.isSafeInteger(duration)) throw badDuration(`${duration} is not a whole number of milliseconds`);
  return duration;
}

/** The shortest text that reads the same. Worked example: 90,000 ms are `1m30s`, and `Infinity` is `ever`. */
export function durationText(ms: number): Duration {
  if (ms === Infinity) return 'ever';
  let rest = Math.abs(ms);
  let text = ms < 0 ? '-' : '';
  for (const [unit, unitMs] of Object.entries(UNIT_MS)) {
    const count = Math.floor(rest / unitMs);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * unitMs;
  }
  return ms === 0 ? '0ms' : text;
}

const badDuration = (problem: string): SimulationError =>
  new SimulationError('BadDuration', {
    happened: `${problem}.`,
    toDo: "Write it like '10s', '5m', '1h30m' or '250ms'.",
  });
