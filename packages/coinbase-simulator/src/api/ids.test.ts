import { uuidOf, wireIds } from './ids';

describe('ids on the wire', () => {
  it('are UUIDs that can be read back', () => {
    const ids = wireIds('uuid');
    expect(ids.orderId('V7')).toBe('0c0de056-0000-4000-8000-000000000007');
    expect(ids.orderId('V4294967295')).toBe('0c0de056-0000-4000-8000-0000ffffffff');
    expect(ids.venueOrderId(ids.orderId('V7').toUpperCase())).toBe('V7');
    expect([ids.tradeId('T7'), ids.tradeId('R7')].map((id) => ids.venueOrderId(id))).toEqual([null, null]);
    expect([ids.publicTradeId('P7', 9), ids.publicTradeId('P7', null)]).toEqual(['9', 'P7']);
    expect(['V7', '', 'nonsense'].map((id) => ids.venueOrderId(id))).toEqual([null, null, null]);
  });

  it('are those of the venue where a test wants to read them', () => {
    const ids = wireIds('venue');
    expect([ids.orderId('V7'), ids.tradeId('T7'), ids.publicTradeId('T7', 9)]).toEqual(['V7', 'T7', 'T7']);
    expect(['V7', 'V07', 'T7'].map((id) => ids.venueOrderId(id))).toEqual(['V7', null, null]);
  });

  it('of what has only a name differ by name, and never by run', () => {
    expect(uuidOf('user', 'bot')).toBe(uuidOf('user', 'bot'));
    expect(uuidOf('user', 'bot')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(['bot', 'other', 'bo'].map((name) => uuidOf('user', name))).size).toBe(3);
    expect(uuidOf('a', 'bc')).not.toBe(uuidOf('ab', 'c'));
  });
});
