import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import type { Config } from '../config/config.ts';
import type { ByteRange, FileStore } from './file-store.ts';

/** Files in a bucket of any S3-compatible store. */
export class S3Files implements FileStore {
  private readonly client: S3Client;

  constructor(
    private readonly bucket: string,
    config: Pick<Config, 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>,
  ) {
    this.client = new S3Client(clientOptions(config));
  }

  async prepare(): Promise<void> {
    try {
      await this.client.send(new CreateBucketCommand({ Bucket: this.bucket }));
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  }

  async keep(sha256: string, bytes: Uint8Array, type: string): Promise<void> {
    if (await this.has(sha256)) return;
    const object = { Bucket: this.bucket, Key: sha256, Body: bytes, ContentType: type, ContentLength: bytes.length };
    await this.client.send(new PutObjectCommand(object));
  }

  async read(sha256: string, range?: ByteRange): Promise<Readable | null> {
    const part = range && { Range: `bytes=${range.start}-${range.end}` };
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: sha256, ...part }));
      return (Body ?? null) as Readable | null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  private async has(sha256: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: sha256 }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && ['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'].includes(error.name);

const isMissing = (error: unknown): boolean => error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);

/** Checksums only where required: several S3-compatible stores keep the framing of a checksummed stream as content. */
function clientOptions(
  config: Pick<Config, 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'>,
): S3ClientConfig {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = config;
  return {
    region: S3_REGION,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(S3_ENDPOINT === undefined ? {} : { endpoint: S3_ENDPOINT }),
    ...(S3_ACCESS_KEY && S3_SECRET_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY } }
      : {}),
  };
}
