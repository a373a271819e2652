import { toPlainText } from '@bot/core';

const MAX_SHOWN = 300;
const TOKENS = /\bBearer\s+\S+|\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;

/** What the venue said, for people: one short plain line, and nothing that could be one of our tokens. */
export const venueText = (text: string): string => toPlainText(text.replace(TOKENS, '[token]'), MAX_SHOWN);
