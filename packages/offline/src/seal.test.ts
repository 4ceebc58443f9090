import { seeded } from './given.ts';
import { utf8 } from './bytes.ts';
import { sealTo } from './seal.ts';
import { openBox, sealingKey } from './sealing-double.ts';

const words = utf8('{"word":"blue umbrella"}');

describe('a box sealed to the server', () => {
  it('is opened by the letter of its description, for its purpose only', async () => {
    const box = await sealTo(sealingKey, 'request', words, seeded(1));
    expect(openBox(box, 'request')?.toString()).toBe('{"word":"blue umbrella"}');
    expect(openBox(box, 'outbox-key')).toBeNull();
  });

  it('is not opened when a byte of it was changed', async () => {
    const box = await sealTo(sealingKey, 'request', words, seeded(1));
    const changed = { ...box, bytes: box.bytes.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) };
    expect(openBox(changed, 'request')).toBeNull();
  });

  it('never looks like another one, though the same is in it', async () => {
    const [one, other] = [
      await sealTo(sealingKey, 'request', words, seeded(1)),
      await sealTo(sealingKey, 'request', words, seeded(1)),
    ];
    expect(one.bytes).not.toBe(other.bytes);
    expect(one.ephemeral).not.toBe(other.ephemeral);
  });
});
