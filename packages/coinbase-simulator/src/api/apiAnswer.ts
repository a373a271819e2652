import type { JsonObject } from '@bot/core';

/** What is answered, before it is bytes. */
export type ApiAnswer =
  | { readonly status: number; readonly json: JsonObject }
  | { readonly status: number; readonly text: string; readonly contentType: 'text/plain' | 'text/html' };

export const ok = (json: JsonObject): ApiAnswer => ({ status: 200, json });
