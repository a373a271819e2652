/** The only source of chance. Two that were made from the same seed give the same sequence. */
export interface Random {
  /** A whole number from 0 to 2³² − 1, all equally likely. */
  nextUint32(): number;
  /** A stream of its own: drawing from it does not move this one. The same label gives the same stream. */
  fork(label: string): Random;
}
