import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { log } from './log.ts';

interface Kept {
  readonly plain: Buffer;
  /** Pressed together as far as it goes, which takes a while: until then it travels as any other answer does. */
  pressed: Buffer | null;
}

/** How many are kept: a course in three languages is three, and each of its packs is three more. The one longest kept goes first. */
const most = 240;

/**
 * Answers that never change, by what they answer: worked out once a process, and then as small as they can be. A course
 * takes a third less of her credit than if it were pressed while she waits.
 */
@Injectable()
export class KeptAnswers {
  private readonly kept = new Map<string, Kept>();
  private readonly coming = new Map<string, Promise<Kept>>();
  private pressing: Promise<void> = Promise.resolve();

  /**
   * The answer that belongs to `key`; whoever asks while it is being worked out waits for the same one, and one that
   * fails is not kept. Two spellings of one address must have one key.
   */
  of(key: string, work: () => Promise<unknown>): Promise<Kept> {
    const known = this.kept.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const asked = this.coming.get(key);
    if (asked !== undefined) return asked;
    const made = work()
      .then((answer) => this.keep(key, answer))
      .finally(() => this.coming.delete(key));
    this.coming.set(key, made);
    return made;
  }

  private keep(key: string, answer: unknown): Kept {
    const kept: Kept = { plain: Buffer.from(JSON.stringify(answer)), pressed: null };
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
    // One after the other: each takes a core for a while, and others are being served.
    this.pressing = this.pressing.then(() => press(kept));
    return kept;
  }
}

async function press(kept: Kept): Promise<void> {
  try {
    kept.pressed = await brotli(kept.plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: kept.plain.length } });
  } catch (error) {
    log.error({ error }, 'a kept answer could not be pressed');
  }
}

const brotli = promisify(brotliCompress);

/** Sends it as the browser understands it. */
export function sendKept({ plain, pressed }: Kept, request: Request, response: Response): undefined {
  response.setHeader('cache-control', 'public, max-age=31536000, immutable');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (pressed === null || request.acceptsEncodings('br') === false) {
    response.end(plain);
    return undefined;
  }
  response.vary('accept-encoding');
  response.setHeader('content-encoding', 'br');
  response.setHeader('content-length', pressed.length);
  response.end(pressed);
  return undefined;
}
