import { base32 } from '@romduol/domain';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** 128 random bits. */
const codeBytes = 16;
/** Letters and digits that are not mistaken for each other; 31 of them. */
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
    let code = '';
    while (code.length < length)
      for (const byte of this.bytes(length)) if (byte < 224 && code.length < length) code += typable[byte % 32];
    return code;
  }
}

/** SHA-256: how secrets of high entropy are kept and looked up. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
