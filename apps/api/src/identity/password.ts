import { hash, verify } from '@node-rs/argon2';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';

/** argon2id, which is what 2 stands for in the library; t = 2, and 19 MiB unless configured otherwise (OWASP). */
const argon2id = 2;

/** Slow hashes of passwords and picture PINs. */
@Injectable()
export class Passwords {
  private readonly options: { algorithm: number; memoryCost: number; timeCost: number; parallelism: number };
  /** Verified against when there is no account, so that an unknown e-mail takes as long as a known one. */
  private nobody: Promise<string> | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    this.options = { algorithm: argon2id, memoryCost: config.PASSWORD_MEMORY, timeCost: 2, parallelism: 1 };
  }

  hash(secret: string): Promise<string> {
    return hash(secret, this.options);
  }

  /** Whether the secret is the one that was hashed; with no hash it takes as long and answers no. */
  async matches(hashed: string | null, secret: string): Promise<boolean> {
    this.nobody ??= this.hash('nobody');
    return (await verify(hashed ?? (await this.nobody), secret)) && hashed !== null;
  }
}
