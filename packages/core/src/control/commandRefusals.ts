/** Why a bot does not do what a command asks for, and what to do then. A command of a kind or shape that it does not know is `Malformed`. */
export const commandRefusals = {
  Malformed: {
    meaning: 'The command cannot be understood.',
    toDo: 'Write commands with `bot control` of the version that runs the bot.',
  },
  UnknownInstrument: {
    meaning: 'The bot does not trade the instrument that it names.',
    toDo: 'Name one of the instruments of the bot, or leave the instrument out.',
  },
  TooOld: {
    meaning: 'It was written longer ago than such a command counts.',
    toDo: 'Look at how the bot stands, then ask again if you still want it.',
  },
  AlreadyOver: {
    meaning: 'The time until which it was to hold is over.',
    toDo: 'Name a later time, in the time of the bot.',
  },
  ReasonMissing: {
    meaning: 'The kill switch was pulled, and only a resume with a reason ends that.',
    toDo: 'Resume again, and say why.',
  },
  KillFilePresent: {
    meaning: 'The KILL file stands beside the log. As long as it does nothing is resumed.',
    toDo: 'Find out who made the file and why, remove it, then resume with a reason.',
  },
} as const satisfies Record<string, { readonly meaning: string; readonly toDo: string }>;

export type CommandRefusal = keyof typeof commandRefusals;

/** What became of a command. */
export type CommandAnswer =
  | { readonly outcome: 'Done'; readonly message: string }
  | { readonly outcome: 'Refused'; readonly refusal: CommandRefusal; readonly message: string };
