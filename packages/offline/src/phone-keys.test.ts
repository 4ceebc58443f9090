import { DeviceKeys } from '@romduol/contracts';
import { newId } from './uuidv7.ts';
import { newKeys } from './phone-keys.ts';

describe('the keys of a woman on a phone', () => {
  it('are two different random tokens, in the shape that the contract wants', () => {
    const keys = newKeys(newId());
    expect(DeviceKeys.parse(keys)).toEqual(keys);
    expect(new Set([keys.token, keys.uploadToken, newKeys(keys.deviceId).token]).size).toBe(3);
  });
});
