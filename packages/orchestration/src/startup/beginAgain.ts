import type { BotConfig, EpochMs, NewStoredEvent } from '@bot/core';
import { storeReplaced } from '../engine/decisions/storeReplaced';
import { createEngineState } from '../engine/state/engineState';
import type { BeginAgain } from '../persistence/replaceStore';
import { toStored } from './toStored';

/**
 * What happens to a damaged log by `storage.onDamage`: undefined refuses it; otherwise the first events of the log that
 * takes its place.
 */
export function beginAgain({
  config,
  now,
}: {
  readonly config: BotConfig;
  readonly now: () => EpochMs;
}): BeginAgain | undefined {
  if (config.storage.onDamage === 'refuse') return undefined;
  return ({ archive, problems }): readonly NewStoredEvent[] => {
    const replaced = { archive, problems: problems.map(({ message }) => message) };
    const at = now();
    return storeReplaced(createEngineState(config, []), replaced).map((event) =>
      toStored({ ...event, at, causationId: 'StoreDamaged' }),
    );
  };
}
