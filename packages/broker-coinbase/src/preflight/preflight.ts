import { isBrokerError, type AccountClient, type EpochMs, type InstrumentId } from '@bot/core';
import type { ApiKey } from '../auth/apiKey';
import { MAX_SKEW_MS, type ServerClock } from '../auth/serverClock';
import { getTradableProduct } from '../endpoints/getProduct';
import { productFrom, tradingStatusOf } from '../mapping/products';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

export interface PreflightRequest {
  /** What is to be traded. */
  readonly instrumentIds: readonly InstrumentId[];
  /** Names of keys that may transfer money and are used all the same. Default: none. */
  readonly transferAllowedFor?: readonly string[];
}

export const preflightChecks = {
  Clock: 'Our clock against that of the venue: tokens are dated.',
  Permissions: 'The key is accepted, and may view and trade.',
  Transfer: 'The key cannot move money away, unless it is allowed by its name.',
  Fees: 'The tier of fees is known.',
  Products: 'Each product is listed, and the account may trade it.',
} as const;
export type PreflightCheck = keyof typeof preflightChecks;

export interface PreflightFinding {
  readonly check: PreflightCheck;
  readonly outcome: 'Passed' | 'Warned' | 'Failed';
  /** What was found, and what to do about it. */
  readonly message: string;
}

/** Ready: nothing failed. */
export interface PreflightReport {
  readonly isReady: boolean;
  readonly findings: readonly PreflightFinding[];
}

export interface PreflightParts {
  readonly rest: RestClient;
  readonly key: ApiKey;
  readonly serverClock: ServerClock;
  readonly venueTime: () => Promise<EpochMs>;
  readonly account: Pick<AccountClient, 'permissions' | 'fees'>;
}

/** Beyond it a token may be refused for its time, if it were not corrected. */
const SKEW_WORTH_A_WARNING_MS = 5_000;

/** All that can be known before the first order, one after another; what cannot be asked has failed. Places nothing. */
export async function preflight(parts: PreflightParts, request: PreflightRequest): Promise<PreflightReport> {
  const findings = [
    await checkClock(parts),
    ...(await checkKey(parts, request)),
    await checkFees(parts),
    ...(await checkProducts(parts, request)),
  ];
  return { isReady: findings.every(({ outcome }) => outcome !== 'Failed'), findings };
}

function checkClock({ serverClock, venueTime }: PreflightParts): Promise<PreflightFinding> {
  return finding('Clock', async () => {
    await venueTime();
    const skewMs = Number(serverClock.skewMs);
    const how = `The clock of Coinbase is ${Math.abs(skewMs)} ms ${skewMs < 0 ? 'behind' : 'ahead of'} ours.`;
    if (!serverClock.isWithinBounds) {
      return ['Failed', `${how} More than ${MAX_SKEW_MS} ms is not corrected: set the clock of this machine.`];
    }
    const isFar = Math.abs(skewMs) > SKEW_WORTH_A_WARNING_MS;
    return isFar ? ['Warned', `${how} It is corrected; let the machine ask a time server.`] : ['Passed', how];
  });
}

async function checkKey({ account, key }: PreflightParts, request: PreflightRequest): Promise<PreflightFinding[]> {
  let mayTransfer = true;
  const rights = await finding('Permissions', async () => {
    const { canView, canTrade, canTransfer } = await account.permissions();
    mayTransfer = canTransfer;
    if (canView && canTrade) return ['Passed', 'The key may view and trade.'];
    return ['Failed', `The key may not ${canView ? 'trade' : 'view'}: give it the right in the portal of Coinbase.`];
  });
  const isAllowed = request.transferAllowedFor?.includes(key.name) ?? false;
  const transfer = await finding('Transfer', async () => {
    if (!mayTransfer) return ['Passed', 'The key cannot transfer money.'];
    if (isAllowed) return ['Warned', 'The key can transfer money, which is allowed by its name.'];
    return ['Failed', 'The key can, or may be able to, transfer money: use one that cannot, or allow it by its name.'];
  });
  return [rights, transfer];
}

const checkFees = ({ account }: PreflightParts): Promise<PreflightFinding> =>
  finding('Fees', async () => {
    await account.fees();
    return ['Passed', 'The tier of fees is known.'];
  });

async function checkProducts(
  { rest }: PreflightParts,
  { instrumentIds }: PreflightRequest,
): Promise<PreflightFinding[]> {
  const findings: PreflightFinding[] = [];
  for (const instrumentId of instrumentIds) {
    const found = await finding('Products', async () => {
      const wire = await getTradableProduct(rest, instrumentId);
      if (reading('preflight', () => productFrom(wire)) === null) {
        return ['Failed', `${instrumentId} is of a kind that is not traded here.`];
      }
      const status = tradingStatusOf(wire);
      if (status === 'Online') return ['Passed', `${instrumentId} can be traded.`];
      const why = wire.view_only === true ? 'the account may only look at it' : `it is ${status} at present`;
      return [wire.view_only === true ? 'Failed' : 'Warned', `${instrumentId} cannot be traded freely: ${why}.`];
    });
    findings.push(found);
  }
  return findings;
}

type Verdict = readonly [PreflightFinding['outcome'], string];

async function finding(check: PreflightCheck, look: () => Promise<Verdict>): Promise<PreflightFinding> {
  try {
    const [outcome, message] = await look();
    return { check, outcome, message };
  } catch (error) {
    if (!isBrokerError(error)) throw error;
    return { check, outcome: 'Failed', message: error.message };
  }
}
