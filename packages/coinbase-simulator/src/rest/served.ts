import type { JsonObject } from '@bot/core';
import type { ServedAnswer } from '@bot/simulation';
import type { ApiAnswer } from '../api/apiAnswer';

const encoder = new TextEncoder();

/** An answer as bytes. JSON has no spaces. */
export function served(answer: ApiAnswer, headers: { readonly [name: string]: string } = {}): ServedAnswer {
  const isJson = 'json' in answer;
  return {
    status: answer.status,
    headers: { 'content-type': isJson ? 'application/json' : `${answer.contentType}; charset=utf-8`, ...headers },
    body: encoder.encode(isJson ? JSON.stringify(answer.json) : answer.text),
  };
}

/** The object in the body of an answer; null where there is none. */
export function jsonOf({ body }: ServedAnswer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
