import { setImmediate as fromNode } from 'node:timers';

// Taken when this file is loaded, before a test framework may put fake timers in its place.
const nativeSetImmediate = fromNode;

/**
 * Resolves when all promise work that is under way has come to rest. A macrotask boundary does that for chains of any
 * depth; a fixed number of microtask turns does not.
 */
export const drain = (): Promise<void> => new Promise((resolve) => void nativeSetImmediate(resolve));
