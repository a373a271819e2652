import { createRandom } from '@bot/simulation';
import { credentials, ed25519Pem, keyName } from '../testing/keys';
import { startAt } from '../testing/restWorld';
import { createApiKey } from './apiKey';

const given = () => createApiKey({ credentials, random: createRandom(1), now: () => startAt });

describe('a key', () => {
  it('that was lost is found once, and whoever waits for it is told', () => {
    const key = given();
    const told: string[] = [];
    const unsubscribe = key.subscribeFound(() => told.push('found'));
    key.found();
    key.lose(key.generation);
    expect([key.isLost, told]).toEqual([true, []]);
    key.found();
    expect([key.isLost, told]).toEqual([false, ['found']]);
    unsubscribe();
    key.lose(key.generation);
    key.found();
    expect(told).toEqual(['found']);
  });

  it('is replaced by another one', () => {
    const key = given();
    const before = key.token(null);
    key.lose(key.generation);
    key.replace({ keyName: 'another', privateKey: ed25519Pem });
    expect([key.isLost, key.name]).toEqual([false, 'another']);
    expect(key.token(null).split('.')[0]).not.toBe(before.split('.')[0]);
  });

  it('is not lost when another one was refused before it', () => {
    const key = given();
    const before = key.generation;
    key.replace(credentials);
    key.lose(before);
    expect(key.isLost).toBe(false);
  });

  it('stays when the other one cannot be used', () => {
    const key = given();
    expect(() => key.replace({ keyName: 'another', privateKey: 'no key at all!' })).toThrow('cannot be used');
    expect([key.name, key.token(null).split('.').length]).toEqual([keyName, 3]);
  });
});
