import type { InstrumentId, RecordedBotEvent, TradingMode } from '@bot/core';

interface Held {
  readonly scope: string;
  readonly mode: TradingMode;
}

/** What restricts trading in an instrument before the event at an index, by the log alone; indices must not fall. */
export function createJournalModes(
  journal: readonly RecordedBotEvent[],
): (index: number, instrumentId: InstrumentId) => readonly TradingMode[] {
  const held = new Map<string, Held>();
  let seen = 0;
  return (index, instrumentId) => {
    for (; seen < index; seen += 1) note(held, journal[seen]);
    return [...held.values()].filter(({ scope }) => scope === 'All' || scope === instrumentId).map(({ mode }) => mode);
  };
}

function note(held: Map<string, Held>, event?: RecordedBotEvent): void {
  if (event?.type !== 'ModeChanged') return;
  const { scope, cause, mode } = event.payload;
  if (cause !== 'Every') return void held.set(`${scope}:${cause}`, { scope, mode });
  for (const [key, each] of held) if (scope === 'All' || each.scope === scope) held.delete(key);
}
