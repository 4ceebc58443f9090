import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Admitted } from './handles.ts';
import type { Member, Principal, Trainee } from './principal.ts';

/** Who calls, for services that need to know; filled by the door. */
@Injectable()
export class Caller {
  private readonly current = new AsyncLocalStorage<Pick<Admitted, 'principal'> & Partial<Admitted>>();

  during<T>(request: Pick<Admitted, 'principal'> & Partial<Admitted>, task: () => T): T {
    return this.current.run(request, task);
  }

  /** The HTTP request and its answer. */
  get http(): Pick<Admitted, 'request' | 'response'> {
    const { request, response } = this.current.getStore() ?? {};
    if (!request || !response) throw new Error('no request is being answered');
    return { request, response };
  }

  private get principal(): Principal {
    return this.current.getStore()?.principal ?? { kind: 'nobody' };
  }

  /** The member who calls, when the endpoint admits members only. */
  get member(): Member {
    const { principal } = this;
    if (principal.kind !== 'member') throw new Error('the caller is not a member');
    return principal;
  }

  /** The trainee who calls, when the endpoint admits trainees only. */
  get trainee(): Trainee {
    const { principal } = this;
    if (principal.kind !== 'trainee') throw new Error('the caller is not a trainee');
    return principal;
  }
}
