import { BotError } from '@bot/core';

/** Thrown by the bot itself. */
export class BotStopped extends BotError<'StoppedBeforeReady', Record<string, never>> {
  readonly layer = 'Bot';

  constructor() {
    super(
      'StoppedBeforeReady',
      {
        happened: 'The bot was stopped before its books were compared with those of the venue.',
        botDid: 'It placed no orders.',
        toDo: 'Start it again.',
      },
      {},
    );
  }
}
