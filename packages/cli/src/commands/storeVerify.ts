import { Command } from 'commander';
import { verifyStore, type StoreVerification } from '@bot/orchestration';
import { CliError } from '../errors/cliError';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { runFolder } from '../stores/runFolder';
import type { Colors } from '../output/terminal';
import type { CommandSurroundings, Outcome } from './outcome';

/** `bot store verify`: recomputes the checksums of both logs. */
export function storeVerifyCommand(surroundings: CommandSurroundings): Command {
  const verify = new Command('verify')
    .description('Check every event of both logs against its checksum and the head file. Changes nothing.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .action(({ store }: { store: string }) => surroundings.finish(verifyFolder(store, surroundings.colors)));
  addOutputOptions(verify);
  return addExamples(verify, [['bot store verify --store ./paper', 'exit code 3 when an event is lost or changed']]);
}

function verifyFolder(store: string, colors: Colors): Outcome {
  const { bot, venue } = runFolder(store);
  const logs = [
    { log: 'bot', path: bot, ...verifyStore(bot) },
    { log: 'venue', path: venue, ...verifyStore(venue) },
  ];
  const data = { ok: logs.every(({ ok }) => ok), logs };
  const text = logs.map((log) => logText(log, colors)).join('\n');
  return { data, text, ...(data.ok ? {} : { failure: notOk(logs) }) };
}

type VerifiedLog = StoreVerification & { readonly log: string; readonly path: string };

function logText({ log, path, ok, events, chainHash, problems }: VerifiedLog, colors: Colors): string {
  const sign = ok ? colors.green('✓') : colors.red('✗');
  const head = `${sign} ${log.padEnd(6)} ${events} events, chain ${chainHash.slice(0, 16)}…  ${colors.dim(path)}`;
  return [head, ...problems.map(({ code, message }) => `    ${code}: ${message}`)].join('\n');
}

function notOk(logs: readonly VerifiedLog[]): CliError {
  const damaged = logs.filter(({ ok }) => !ok);
  const found = damaged.flatMap(({ log, problems }) => problems.map(({ message }) => `${log}: ${message}`));
  return new CliError('StoreNotOk', {
    happened: `The log of the ${damaged.map(({ log }) => log).join(' and the ')} is damaged. ${found.join(' ')}`,
    toDo: 'Keep the files for inspection and restore a copy, or begin a new folder and let the bot compare its books.',
  });
}
