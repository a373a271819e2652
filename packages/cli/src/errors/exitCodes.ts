/** What the command tells the shell. */
export const exitCodes = {
  Ok: { code: 0, meaning: 'everything went well' },
  RunFailed: { code: 1, meaning: 'the run failed: a check is false, or the bot or the program ended with an error' },
  BadInput: { code: 2, meaning: 'the command line, the configuration or a data file cannot be used' },
  StoreProblem: { code: 3, meaning: 'a store is missing, damaged, in use, of a newer version, or cannot be written' },
  Interrupted: { code: 130, meaning: 'a second Ctrl-C ended the process before it had stopped in good order' },
} as const satisfies Record<string, { code: number; meaning: string }>;

export type ExitName = keyof typeof exitCodes;
