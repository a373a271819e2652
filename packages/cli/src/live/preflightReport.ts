import type { PreflightFinding, PreflightReport } from '@bot/broker-coinbase';
import { CliError } from '../errors/cliError';
import { shownText } from '../output/shownText';

/** The time is told without a key: a venue that does not tell it is not there. */
const aboutTheKey = (failed: readonly PreflightFinding[]): boolean =>
  failed.every(({ check }) => check !== 'Clock') &&
  failed.some(({ check }) => check === 'Permissions' || check === 'Transfer');

/** What was found that somebody should know, a line each; empty when all is well. */
export const warningsText = ({ findings }: PreflightReport): string =>
  findings
    .filter(({ outcome }) => outcome === 'Warned')
    .map((finding) => `${line(finding)}\n`)
    .join('');

/** @throws CliError KeyRefused or VenueNotReady, with everything that failed */
export function mustBeReady({ isReady, findings }: PreflightReport): void {
  if (isReady) return;
  const failed = findings.filter(({ outcome }) => outcome === 'Failed');
  const code = aboutTheKey(failed) ? 'KeyRefused' : 'VenueNotReady';
  throw new CliError(code, {
    happened: `Trading cannot begin:\n${failed.map((finding) => `  ${line(finding)}`).join('\n')}`,
    botDid: '\nNothing was ordered.',
    toDo: 'Mend it, and run the command again.',
  });
}

const line = ({ check, message }: PreflightFinding): string => `${check}: ${shownText(message)}`;
