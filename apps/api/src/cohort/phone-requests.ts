import { PhoneRequest, type Joined, type SealedBox } from '@romduol/contracts';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../platform/http/refusal.ts';
import { Sealing } from '../platform/sealing/sealing.ts';
import { JoinService } from './join.service.ts';

/** What women asked for on phones without network. It waited there sealed, for days perhaps, and comes in any number of times. */
@Injectable()
export class PhoneRequests {
  constructor(
    private readonly sealing: Sealing,
    private readonly joins: JoinService,
  ) {}

  /** Does what was asked, once; answers her classes. */
  async handIn(box: SealedBox): Promise<Joined[]> {
    const request = readRequest(this.sealing.open(box, 'request'));
    if (request.kind === 'reset') return this.joins.reset(request);
    const { kind: _, ...newcomer } = request;
    return [(await this.joins.answeredBefore(newcomer)) ?? (await this.joins.join(newcomer, { hasWaited: true }))];
  }
}

/** @throws Refusal `seal.damaged` when it is no JSON, `request.invalid` when it asks for nothing that is known here. */
function readRequest(bytes: Buffer): PhoneRequest {
  const result = PhoneRequest.safeParse(jsonIn(bytes));
  if (!result.success) throw new Refusal('request.invalid');
  return result.data;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    throw new Refusal('seal.damaged');
  }
}
