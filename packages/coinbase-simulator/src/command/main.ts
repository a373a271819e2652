import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GeneratedKey } from '../keys/apiKey';
import type { RequestLog } from '../rest/restServer';
import { clientText } from './clientText';
import { CommandError, exitCodes } from './commandError';
import { openSimulation, type Simulation } from './openSimulation';
import { readOptions, type TypedOptions } from './options';
import { hasColors, requestLine } from './requestLine';
import { settingsFrom, type Settings } from './settings';
import type { Surroundings } from './surroundings';

/**
 * Runs the command until it is asked to end. What it offers goes to stdout, its log to stderr; with `--json` stdout gets exactly one line.
 * @param args without the names of Node and of the script
 * @returns the exit code; nothing is thrown
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const options = readOptions(args, (text) => void surroundings.stdout.write(text));
    if (options !== null) await serve(options, settingsFrom(options), surroundings);
    return exitCodes.Ok;
  } catch (error) {
    return showFailure(error, args.includes('--json'), surroundings);
  }
}

async function serve(options: TypedOptions, settings: Settings, surroundings: Surroundings): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  const isColored = hasColors(stderr, env);
  const log = (entry: RequestLog): void =>
    void stderr.write(`${options.json === true ? JSON.stringify(entry) : requestLine(entry, isColored)}\n`);
  const simulation = await openSimulation(settings, log);
  const folder = certificateFolder(simulation);
  const certificateFile = folder === null ? null : join(folder, 'certificate.pem');
  try {
    // Whoever reads that it is ready may end it at once.
    const ended = untilEnd(simulation, surroundings);
    stdout.write(`${readyText(simulation, options, settings, certificateFile)}\n`);
    await ended;
    if (options.json !== true) stderr.write('Ended.\n');
  } finally {
    await simulation.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/** Where clients find the certificate; null without TLS. */
function certificateFolder({ loopback: { tls } }: Simulation): string | null {
  if (tls === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'coinbase-simulator-'));
  writeFileSync(join(folder, 'certificate.pem'), tls.certificate);
  return folder;
}

/** Resolves when somebody asks for the end. Rejects when the venue cannot go on. */
async function untilEnd({ venue }: Simulation, { onSignal }: Surroundings): Promise<void> {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const stop = onSignal(resolve);
  try {
    await Promise.race([asked, venue.failed]);
  } finally {
    stop();
  }
}

function readyText(
  { loopback, keys, venue }: Simulation,
  { json, printEnv }: TypedOptions,
  { seed, accounts, hasControl }: Settings,
  certificateFile: string | null,
): string {
  const { httpUrl, wsUrl, tls } = loopback;
  const [key] = keys as readonly [GeneratedKey, ...GeneratedKey[]];
  const products = venue.instruments.map(({ instrumentId }) => instrumentId);
  if (json === true) {
    const named = keys.map(({ accountId, name, secret, pem }) => ({
      accountId,
      keyName: name,
      privateKey: secret,
      pem,
    }));
    const overTls = tls === null ? {} : { httpsUrl: tls.httpsUrl, wssUrl: tls.wssUrl, certificateFile };
    return JSON.stringify({ ok: true, data: { httpUrl, wsUrl, ...overTls, products, keys: named } });
  }
  if (printEnv === true) return clientText({ loopback, key, certificateFile });
  return [
    `Coinbase, simulated: ${products.join(', ')} (seed ${seed})`,
    `  REST       ${httpUrl}/api/v3/brokerage`,
    `  WebSocket  ${wsUrl}`,
    ...(tls === null ? [] : [`  over TLS   ${tls.httpsUrl}  ${tls.wssUrl}  (${certificateFile})`]),
    ...(hasControl ? [`  control    ${httpUrl}/control`] : []),
    `  accounts   ${accounts.map(({ name }) => name).join(', ')}; --print-env shows the key of ${key.accountId}`,
    'Ctrl-C ends it.',
  ].join('\n');
}

function showFailure(error: unknown, isJson: boolean, { stdout, stderr }: Surroundings): number {
  const failure =
    error instanceof CommandError
      ? error
      : new CommandError('SimulatorFailed', [String((error as Error).message)], 'The simulator has ended.');
  const { code, problems, hint, message } = failure;
  if (isJson) stdout.write(`${JSON.stringify({ ok: false, error: { code, message, problems, hint } })}\n`);
  else stderr.write(`✗ ${code}\n${problems.map((problem) => `  ${problem}\n`).join('')}  ${hint}\n`);
  return exitCodes[code];
}
