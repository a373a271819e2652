import type { EpochMs } from '@bot/core';
import { requiredDecimal } from '../../mapping/decimals';
import { MalformedAnswer } from '../../mapping/malformedAnswer';

/** An object of JSON that was not looked at yet. */
export type Fields = { readonly [name: string]: unknown };

/** @throws MalformedAnswer (also the others) */
export function fieldsOf(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new MalformedAnswer(`${field} is no object`);
}

/** Left out means empty. */
export function listOf(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new MalformedAnswer(`${field} is no list`);
}

export function textOf(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new MalformedAnswer(`${field} is no text`);
}

/** A whole number from 0 on; the venue also writes it as text. */
export function countOf(value: unknown, field: string): number {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(count) && Number(count) >= 0) return Number(count);
  throw new MalformedAnswer(`${field} is no count`);
}

/** Above zero. */
export function priceTextOf(value: unknown, field: string): string {
  if (typeof value === 'string' && signOf(value) === 1) return value;
  const text = requiredDecimal(value, field);
  if (signOf(text) === 1) return text;
  throw new MalformedAnswer(`${field} is not above zero`);
}

/** Zero or more. */
export function quantityTextOf(value: unknown, field: string): string {
  if (typeof value === 'string' && signOf(value) !== null) return value;
  const text = requiredDecimal(value, field);
  if (signOf(text) !== null) return text;
  throw new MalformedAnswer(`${field} is negative`);
}

const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
const POINT = '.'.charCodeAt(0);
/** What is longer is for the slower way to judge. */
const MAX_LENGTH = 40;

/** 0 for a plain decimal that is zero, 1 for one above zero; null for everything else. */
function signOf(text: string): 0 | 1 | null {
  const { length } = text;
  let sign: 0 | 1 = 0;
  let point = -1;
  for (let index = 0; index < length; index++) {
    const character = text.charCodeAt(index);
    if (character > ZERO && character <= NINE) sign = 1;
    else if (character === POINT && point === -1 && index > 0) point = index;
    else if (character !== ZERO) return null;
  }
  return length === 0 || length > MAX_LENGTH || point === length - 1 ? null : sign;
}

/** Seconds since 1970. */
export const secondsOf = (value: unknown, field: string): EpochMs => countOf(value, field) * 1000;
