import { venueLog } from './testing/venueLog';
import { fromStoredEvent, toStoredEvent } from './venueEventCodec';

describe('an event in the store', () => {
  it.each(venueLog.map((event) => [event.type, event] as const))('%s comes back as it was', (_, event) => {
    const stored = JSON.parse(JSON.stringify({ ...toStoredEvent(event, 'test'), seq: 1 }));
    expect(fromStoredEvent(stored)).toEqual(event);
  });

  it('of another version, or of somebody else, is none', () => {
    const stored = { ...toStoredEvent({ type: 'OrderRested', at: 1, orderNo: 1 }, 'test'), seq: 1 };
    expect(fromStoredEvent({ ...stored, v: 1 })).toBeNull();
    expect(fromStoredEvent({ ...stored, type: 'BotStarted' })).toBeNull();
    expect(fromStoredEvent({ ...stored, type: 'toString' })).toBeNull();
  });
});
