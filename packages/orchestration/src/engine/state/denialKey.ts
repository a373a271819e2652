import type { DenialReason, InstrumentId, OrderIntent } from '@bot/core';

/** Denials with the same key are one edge: the first is reported, the rest is silent until something changes. */
export const denialKey = ({ strategyId, instrumentId, side }: OrderIntent, reason: DenialReason): string =>
  `${strategyId}:${instrumentId}:${side}:${reason}`;

/** That the strategies cancel each other out in an instrument is an edge, too. */
export const tornKey = (instrumentId: InstrumentId): string => `${instrumentId}:Torn`;
