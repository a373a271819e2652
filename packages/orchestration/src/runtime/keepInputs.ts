import type { BotConfig, EventStore, Logger } from '@bot/core';
import type { EngineInput } from '../engine/input';
import type { InputLog } from '../persistence/inputLog';
import { encodeStructure } from '../persistence/structuralCodec';

export interface InputKeeping {
  readonly inputs: InputLog | undefined;
  readonly config: BotConfig;
  readonly store: Pick<EventStore, 'lastSeq'>;
  readonly logger: Logger;
}

export interface InputKeeper {
  /** To be called when a turn is decided, and before its events are written. */
  keep(inputs: readonly EngineInput[], events: number): void;
  end(): void;
}

/** Keeps what every turn has seen. What cannot be kept is missed by nobody but a later replay. */
export function keepInputs({ inputs: log, config, store, logger }: InputKeeping): InputKeeper {
  let isFirst = true;
  let isGivenUp = log === undefined;

  function attempt(deed: (log: InputLog) => void): void {
    if (isGivenUp || log === undefined) return;
    try {
      deed(log);
    } catch (error) {
      isGivenUp = true;
      logger.warn(
        { error },
        'What the decisions see cannot be kept any more. The bot goes on; this run cannot be replayed.',
      );
    }
  }

  return {
    keep(inputs, events) {
      attempt((open) => {
        const record = { afterSeq: store.lastSeq, events, inputs: inputs.map(encodeStructure) };
        open.write(isFirst ? { ...record, began: encodeStructure(config) } : record);
        isFirst = false;
      });
    },
    end: () => attempt((open) => open.close()),
  };
}
