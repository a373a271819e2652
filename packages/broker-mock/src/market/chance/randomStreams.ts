import type { JsonObject, Random } from '@bot/core';
import { restoreRandom, stateOf, type RandomState } from '@bot/simulation';

/** Streams of chance by name, kept and restored together. What is drawn from one does not shift another. */
export interface RandomStreams {
  of(name: string): Random;
  state(): JsonObject;
  restore(state: JsonObject): void;
}

interface StreamsState {
  readonly root: RandomState;
  readonly streams: Readonly<Record<string, RandomState>>;
}

/** A stream that nobody has asked for yet comes from the root, so the root is kept too. */
export function createRandomStreams(random: Random): RandomStreams {
  let root = random;
  let streams = new Map<string, Random>();
  return {
    of(name) {
      const known = streams.get(name);
      if (known !== undefined) return known;
      const stream = root.fork(name);
      streams.set(name, stream);
      return stream;
    },
    state() {
      const kept = [...streams].map(([name, stream]) => [name, stateOf(stream)] as const);
      const state: StreamsState = { root: stateOf(root), streams: Object.fromEntries(kept) };
      return state as unknown as JsonObject;
    },
    restore(state) {
      const kept = state as unknown as StreamsState;
      root = restoreRandom(kept.root);
      streams = new Map(Object.entries(kept.streams).map(([name, stream]) => [name, restoreRandom(stream)]));
    },
  };
}
