import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A public key by the small number that certificate codes name it with. */
export interface PublicKey {
  readonly keyId: number;
  /** The 32 bytes in base64url. */
  readonly publicKey: string;
}

/** Public keys are shared by all organisations, so these queries need no unit of work. */
@Injectable()
export class SigningKeyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The number of a public key, given out when it is new. Two processes that start at once agree. */
  async numberOf(publicKey: Buffer, since: Date): Promise<number> {
    for (;;) {
      const [known] = await this.dataSource.query<{ key_id: number }[]>(
        'select key_id from signing_key where public_key = $1',
        [publicKey],
      );
      if (known) return known.key_id;
      await this.dataSource.query(
        `insert into signing_key (key_id, public_key, since)
         select coalesce(max(key_id), 0) + 1, $1, $2 from signing_key on conflict do nothing`,
        [publicKey, since],
      );
    }
  }

  async all(): Promise<PublicKey[]> {
    const rows = await this.dataSource.query<{ key_id: number; public_key: Buffer }[]>(
      'select key_id, public_key from signing_key order by key_id',
    );
    return rows.map(({ key_id, public_key }) => ({ keyId: key_id, publicKey: public_key.toString('base64url') }));
  }
}
