import type { SealedBox, SealedEvent, SealingKey, SealPurpose } from '@romduol/contracts';
import { Inject, Injectable } from '@nestjs/common';
import {
  createDecipheriv,
  createECDH,
  createHash,
  createPrivateKey,
  createSecretKey,
  hkdfSync,
  type ECDH,
  type KeyObject,
} from 'node:crypto';
import { CONFIG, type Config } from '../config/config.provider.ts';
import { Refusal } from '../http/refusal.ts';

const tagBytes = 16;
const keyBytes = 32;
const mostLately = 1_000;

interface Held {
  readonly pair: ECDH;
  /** The uncompressed point, 65 bytes. */
  readonly publicKey: Buffer;
}

/**
 * Opens what phones seal to the server; `packages/contracts/src/sealing.ts` says the construction. Keys of before stay
 * known, because a phone may come back after a year with what it sealed to one of them.
 */
@Injectable()
export class Sealing {
  private readonly held: ReadonlyMap<string, Held>;
  /** Keys of boxes that were opened lately, by the whole box: a phone that was away sends many batches under one. */
  private readonly lately = new Map<string, OutboxKey>();
  /** The key to which phones seal now. */
  readonly key: SealingKey;

  constructor(@Inject(CONFIG) config: Config) {
    const keys = [config.SEALING_KEY, ...config.EARLIER_SEALING_KEYS].map(heldFrom);
    this.held = new Map(keys.map((one) => [idOf(one.publicKey), one]));
    const [first] = keys;
    if (!first) throw new Error('SEALING_KEY: is missing');
    this.key = { keyId: idOf(first.publicKey), publicKey: first.publicKey.toString('base64url') };
  }

  /**
   * What is in a box.
   * @throws Refusal `seal.unknown-key` when it is sealed to a key that is not held here, `seal.damaged` when it does not open.
   */
  open(box: SealedBox, purpose: SealPurpose): Buffer {
    const bytes = this.opened(box, purpose);
    if (!bytes) throw new Refusal('seal.damaged');
    return bytes;
  }

  /**
   * The key in the box of a batch, with which its events were sealed; null when the box is damaged, and with it every one
   * of them.
   * @throws Refusal `seal.unknown-key`: the phone keeps them all and tries again.
   */
  openOutboxKey(box: SealedBox): OutboxKey | null {
    const name = `${box.keyId} ${box.ephemeral} ${box.iv} ${box.bytes}`;
    const opened = this.lately.get(name);
    if (opened) return opened;
    const bytes = this.opened(box, 'outbox-key');
    if (bytes?.length !== keyBytes) return null;
    if (this.lately.size >= mostLately) this.lately.clear();
    const key = createSecretKey(bytes);
    this.lately.set(name, key);
    return key;
  }

  private opened(box: SealedBox, purpose: SealPurpose): Buffer | null {
    const held = this.held.get(box.keyId);
    if (!held) throw new Refusal('seal.unknown-key');
    try {
      const ephemeral = Buffer.from(box.ephemeral, 'base64url');
      const salt = Buffer.concat([ephemeral, held.publicKey]);
      const key = hkdfSync('sha256', held.pair.computeSecret(ephemeral), salt, `romduol ${purpose}`, keyBytes);
      return decrypt(createSecretKey(Buffer.from(key)), box, purpose);
    } catch {
      return null;
    }
  }
}

/** With what the events of one batch are sealed. */
export type OutboxKey = KeyObject;

/** An event as it was sealed with the outbox key of its batch; null when it does not open. */
export function openEvent(outboxKey: OutboxKey, { id, ...sealed }: SealedEvent): unknown {
  try {
    return JSON.parse(decrypt(outboxKey, sealed, id).toString()) as unknown;
  } catch {
    return null;
  }
}

/** Takes a key object: of bytes Node would make one for every call, which costs four times as much as the rest. */
function decrypt(key: KeyObject, sealed: { readonly iv: string; readonly bytes: string }, boundTo: string): Buffer {
  const bytes = Buffer.from(sealed.bytes, 'base64url');
  const opening = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64url'), {
    authTagLength: tagBytes,
  });
  opening.setAAD(Buffer.from(boundTo));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  const words = opening.update(bytes.subarray(0, -tagBytes));
  // In this mode nothing is left over at the end; it throws unless the tag fits.
  opening.final();
  return words;
}

/** The message says nothing of the key: a start that fails is printed. */
function heldFrom(setting: string): Held {
  const pair = createECDH('prime256v1');
  try {
    const key = createPrivateKey({ key: Buffer.from(setting, 'base64'), format: 'der', type: 'pkcs8' });
    const { crv, d = '' } = key.export({ format: 'jwk' });
    if (crv !== 'P-256') throw new Error(`the curve is ${crv}`);
    pair.setPrivateKey(Buffer.from(d, 'base64url'));
  } catch {
    throw new Error('SEALING_KEY or one of EARLIER_SEALING_KEYS: is not a P-256 key');
  }
  return { pair, publicKey: pair.getPublicKey() };
}

const idOf = (publicKey: Buffer): string =>
  createHash('sha256').update(publicKey).digest().subarray(0, 8).toString('base64url');
