import { Command } from 'commander';
import { coinbaseUrls } from '@bot/broker-coinbase';
import { addVenueOptions, transferAllowedFor, venueChoiceOf, type VenueChoice } from './venueOptions';
import { addMarketOptions } from './marketOptions';

function chosen(...args: string[]): VenueChoice {
  const command = addMarketOptions(addVenueOptions(new Command()), 'speed').exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  return venueChoiceOf(command.parse(args, { from: 'user' }).opts());
}

const local = { rest: 'http://127.0.0.1:80', market: 'ws://127.0.0.1:80', user: 'ws://127.0.0.1:80' };

describe('the venue of a run', () => {
  it.each<[string, string[], VenueChoice]>([
    ['is embedded', [], { kind: 'Embedded' }],
    ['is embedded on demand, with its market', ['--paper', '--seed', '3', '--speed', '2'], { kind: 'Embedded' }],
    [
      'may have live prices',
      ['--paper', '--prices', 'coinbase'],
      { kind: 'LivePrices', urls: coinbaseUrls, feeTier: undefined },
    ],
    [
      'may have prices of a simulator',
      ['--prices', 'coinbase', '--url', 'http://127.0.0.1:8080/', '--fee-tier', '50000'],
      {
        kind: 'LivePrices',
        feeTier: '50000',
        urls: { rest: 'http://127.0.0.1:8080', market: 'ws://127.0.0.1:8080', user: 'ws://127.0.0.1:8080' },
      },
    ],
    [
      'may be a simulator, also with TLS',
      ['--broker', 'coinbase', '--url', 'https://localhost:8443', '--key-file', 'k.json'],
      {
        kind: 'Simulator',
        urls: { rest: 'https://localhost:8443', market: 'wss://localhost:8443', user: 'wss://localhost:8443' },
        keyFile: 'k.json',
      },
    ],
    [
      'may be the real one',
      ['--live', '--allow-transfer-key', 'k'],
      { kind: 'Live', urls: coinbaseUrls, keyFile: undefined, allowTransferKey: 'k' },
    ],
  ])('%s', (_, args, choice) => expect(chosen(...args)).toEqual(choice));

  it.each([
    ['--paper trades on paper', ['--paper', '--live']],
    ['--prices is for trading on paper', ['--prices', 'coinbase', '--broker', 'coinbase', '--url', local.rest]],
    ['--live trades at the one real place', ['--live', '--url', local.rest]],
    ['--broker needs --url', ['--broker', 'coinbase']],
    ['add one of them', ['--url', local.rest]],
    ['--fee-tier is for', ['--fee-tier', '0']],
    ['--key-file is for', ['--key-file', 'k.json']],
    ['--allow-transfer-key is for --live', ['--broker', 'coinbase', '--url', local.rest, '--allow-transfer-key', 'k']],
    ['--seed, --speed steer the embedded market', ['--live', '--seed', '1', '--speed', '2']],
    ['on this machine', ['--broker', 'coinbase', '--url', 'https://api.coinbase.com']],
    ['on this machine', ['--broker', 'coinbase', '--url', 'http://key:secret@127.0.0.1:1']],
    ['on this machine', ['--broker', 'coinbase', '--url', 'ftp://127.0.0.1']],
    ['on this machine', ['--broker', 'coinbase', '--url', 'here']],
  ])('is refused: %s', (problem, args) => {
    expect(() => chosen(...args)).toThrow(
      expect.objectContaining({ code: 'InvalidUsage', message: expect.stringContaining(problem) as string }),
    );
  });
});

it('lets a key that can withdraw trade live only when it is named', () => {
  expect(transferAllowedFor(chosen('--live', '--allow-transfer-key', 'k'))).toEqual(['k']);
  expect(transferAllowedFor(chosen('--live'))).toEqual([]);
  expect(transferAllowedFor(chosen('--broker', 'coinbase', '--url', local.rest))).toEqual([]);
});
