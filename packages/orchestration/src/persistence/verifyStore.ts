import { examineStore, type StoreExamination } from './examineStore';
import { requireStore, storeFiles } from './storeFiles';
import { isFatal } from './storeProblem';

/** The result of looking at every stored event. */
export interface StoreVerification extends StoreExamination {
  /** No event is lost or changed. Problems that are left are for the operator to know. */
  readonly ok: boolean;
}

/**
 * Recomputes the chain of checksums and compares it with the head file. Changes nothing; may run beside a bot.
 * @throws EventStoreError StoreMissing when there is no file; never because of what is in it
 */
export function verifyStore(path: string): StoreVerification {
  const files = storeFiles(path);
  requireStore(files);
  const examination = examineStore(files);
  return { ok: !examination.problems.some(isFatal), ...examination };
}
