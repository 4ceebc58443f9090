import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';
import { Clock } from '../platform/clock/clock.ts';
import { SigningKeyRepository, type PublicKey } from './signing-key.repository.ts';

/** Bytes of the DER header before the 32 bytes of an Ed25519 public key (RFC 8410). */
const spkiHeader = 12;

/**
 * The key that signs certificate codes. The private key is configuration and is never stored; public keys are kept for
 * ever, so that codes signed with an earlier key can still be checked.
 */
@Injectable()
export class SigningKey implements OnApplicationBootstrap {
  private readonly key: KeyObject;
  private keyId: number | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly keys: SigningKeyRepository,
    private readonly clock: Clock,
  ) {
    this.key = createPrivateKey({ key: Buffer.from(config.SIGNING_KEY, 'base64'), format: 'der', type: 'pkcs8' });
    if (this.key.asymmetricKeyType !== 'ed25519') throw new Error('SIGNING_KEY: is not an Ed25519 key');
  }

  async onApplicationBootstrap(): Promise<void> {
    const publicKey = createPublicKey(this.key).export({ format: 'der', type: 'spki' }).subarray(spkiHeader);
    this.keyId = await this.keys.numberOf(publicKey, this.clock.now());
  }

  /** The number of the key that signs now. */
  get number(): number {
    if (this.keyId === undefined) throw new Error('the signing key is not registered yet');
    return this.keyId;
  }

  /** An Ed25519 signature, 64 bytes. */
  sign(payload: Uint8Array): Uint8Array {
    return sign(null, payload, this.key);
  }

  publicKeys(): Promise<readonly PublicKey[]> {
    return this.keys.all();
  }
}
