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
  const text = requiredDecimal(value, field);
  if (!text.startsWith('-') && /[1-9]/.test(text)) return text;
  throw new MalformedAnswer(`${field} is not above zero`);
}

/** Zero or more. */
export function quantityTextOf(value: unknown, field: string): string {
  const text = requiredDecimal(value, field);
  if (!text.startsWith('-')) return text;
  throw new MalformedAnswer(`${field} is negative`);
}

/** Seconds since 1970. */
export const secondsOf = (value: unknown, field: string): EpochMs => countOf(value, field) * 1000;
