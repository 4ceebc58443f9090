import { base32 } from '@romduol/domain';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** 128 random bits. */
const codeBytes = 16;
/** 32 letters and digits that are not mistaken for each other: five bits each, so every byte serves. */
const typable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The only source of randomness in the API. */
@Injectable()
export class Random {
  bytes(count: number): Buffer {
    return randomBytes(count);
  }

  /** A code of 128 random bits in base32, 26 characters. */
  code(): string {
    return base32(this.bytes(codeBytes));
  }

  /** A short code for reading aloud and typing; unguessable only together with a limit on tries. */
  typable(length: number): string {
    return [...this.bytes(length)].map((byte) => typable[byte % typable.length]).join('');
  }
}

/** SHA-256: how secrets of high entropy are kept and looked up. */
export const hashOf = (secret: string | Buffer): Buffer => createHash('sha256').update(secret).digest();
