import { getSealingKey, SealedBox, type SealingKey } from '@romduol/contracts';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { nobody } from '../../../test/call.ts';
import { testConfig } from '../../../test/test-config.ts';
import { startApi } from '../../../test/harness.ts';
import { damaged, inBase64, newSealingKey, sealedBatch, sealTo } from '../../../test/sealing.ts';
import { openEvent, Sealing } from './sealing.ts';

const holding = (SEALING_KEY: string, ...EARLIER_SEALING_KEYS: string[]): Sealing =>
  new Sealing({ ...testConfig('unused'), SEALING_KEY, EARLIER_SEALING_KEYS });
const words = Buffer.from('សំណើ · a request');

/** Why a box was not opened. */
function refusalOf(sealing: Sealing, box: SealedBox, purpose: 'request' | 'outbox-key' = 'request'): unknown {
  try {
    return sealing.open(box, purpose);
  } catch (error) {
    return error;
  }
}

describe('what is sealed to the server', () => {
  const sealing = holding(newSealingKey());

  it('is opened by it, whatever its length', async () => {
    for (const bytes of [words, Buffer.alloc(0), randomBytes(5_000)]) {
      const box = await sealTo(sealing.key, 'request', bytes);
      expect(SealedBox.safeParse(box).success).toBe(true);
      expect(sealing.open(box, 'request')).toEqual(bytes);
    }
  });

  it('opens for the purpose that it was sealed for, and for no other', async () => {
    const box = await sealTo(sealing.key, 'outbox-key', words);
    expect(refusalOf(sealing, box, 'request')).toMatchObject({ code: 'seal.damaged' });
    expect(sealing.open(box, 'outbox-key')).toEqual(words);
  });

  it('does not open when any part of it was changed', async () => {
    const box = await sealTo(sealing.key, 'request', words);
    const other = await sealTo(sealing.key, 'request', words);
    const changed = [
      damaged(box),
      { ...box, iv: other.iv },
      { ...box, ephemeral: other.ephemeral },
      { ...box, bytes: other.bytes },
      { ...box, bytes: box.bytes.slice(0, 22) },
      { ...box, ephemeral: Buffer.alloc(65, 4).toString('base64url') },
      { ...box, ephemeral: Buffer.alloc(65).toString('base64url') },
    ];
    for (const one of changed) expect(refusalOf(sealing, one)).toMatchObject({ code: 'seal.damaged' });
  });

  it('is opened after the key was replaced, while the earlier key is kept, and refused as unknown when it is not', async () => {
    const [first, second, third] = [newSealingKey(), newSealingKey(), newSealingKey()];
    const before = holding(first);
    const box = await sealTo(before.key, 'request', words);
    const after = holding(second, third, first);
    expect(after.key.keyId).not.toBe(before.key.keyId);
    expect(after.open(box, 'request')).toEqual(words);
    expect(refusalOf(holding(second, third), box)).toMatchObject({ code: 'seal.unknown-key' });
  });

  it('under the number of one key for another does not open', async () => {
    const [first, second] = [newSealingKey(), newSealingKey()];
    const both = holding(first, second);
    const box = await sealTo(holding(second).key, 'request', words);
    expect(refusalOf(both, { ...box, keyId: both.key.keyId })).toMatchObject({ code: 'seal.damaged' });
  });
});

describe('an event sealed with an outbox key', () => {
  const sealing = holding(newSealingKey());
  const event = { id: '019ac8a0-4d2e-7c11-9f0a-3b5d6e7f8a90', fact: { kind: 'block-seen' } };

  it('is opened with the key of its batch, under its own id', async () => {
    const { key, events } = await sealedBatch(sealing.key, [event]);
    const outboxKey = sealing.openOutboxKey(key);
    const [sealed] = events;
    if (!outboxKey || !sealed) throw new Error('nothing was sealed');
    expect(openEvent(outboxKey, sealed)).toEqual(event);
    expect(openEvent(outboxKey, { ...sealed, id: '019ac8a0-4d2e-7c11-9f0a-3b5d6e7f8a91' })).toBeNull();
    expect(openEvent(outboxKey, damaged(sealed))).toBeNull();
    expect(openEvent(outboxKey, { ...sealed, iv: 'AAAA' })).toBeNull();
    const another = sealing.openOutboxKey((await sealedBatch(sealing.key, [event])).key);
    expect(another && openEvent(another, sealed)).toBeNull();
  });

  it('is opened batch after batch under the one key, and a box that differs from it in anything is another', async () => {
    const { key, events } = await sealedBatch(sealing.key, [event, event]);
    for (const sealed of events) {
      const outboxKey = sealing.openOutboxKey(key);
      expect(outboxKey && openEvent(outboxKey, sealed)).toEqual(event);
    }
    const other = await sealTo(sealing.key, 'outbox-key', randomBytes(32));
    for (const changed of [{ iv: other.iv }, { ephemeral: other.ephemeral }, { bytes: other.bytes }])
      expect(sealing.openOutboxKey({ ...key, ...changed })).toBeNull();
    expect(() => sealing.openOutboxKey({ ...key, keyId: 'AAAAAAAAAAA' })).toThrow('seal.unknown-key');
  });

  it.each([[0], [16], [31], [33]])('has no key where the box holds %i bytes', async (many) => {
    const box = await sealTo(sealing.key, 'outbox-key', randomBytes(many));
    expect(sealing.openOutboxKey(box)).toBeNull();
  });
});

describe('the sealing key', () => {
  it('is told to everybody by its public half, under a number that follows from it', async () => {
    const api = await startApi();
    const told: SealingKey = (await api.as(nobody).call(getSealingKey, {})).body;
    await api.stop();
    const point = Buffer.from(told.publicKey, 'base64url');
    expect(point.length).toBe(65);
    const print = createHash('sha256').update(point).digest();
    expect(told.keyId).toBe(print.subarray(0, 8).toString('base64url'));
    expect(told).toEqual(new Sealing(api.config).key);
  });

  it.each([
    ['one that signs', inBase64(generateKeyPairSync('ed25519'))],
    ['one of another curve', inBase64(generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
    ['no key at all', 'A'.repeat(184)],
  ])('is not %s: the process does not start, and says why without printing it', (_, key) => {
    const why = 'SEALING_KEY or one of EARLIER_SEALING_KEYS: is not a P-256 key';
    expect(() => holding(key)).toThrow(new Error(why));
    expect(() => holding(newSealingKey(), key)).toThrow(new Error(why));
  });
});
