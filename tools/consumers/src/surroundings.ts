/** What the command needs from outside. */
export interface Surroundings {
  /** The folder of the repository. */
  readonly root: string;
  /** Runs a command to its end. */
  run(command: string, args: readonly string[], cwd: string): { readonly ok: boolean; readonly output: string };
  /** Says how far it is, while it works. */
  progress(line: string): void;
}
