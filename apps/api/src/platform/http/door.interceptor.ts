import type { Endpoint, FileAnswer, Problem } from '@romduol/contracts';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork, type Actor } from '../database/unit-of-work.ts';
import { Caller } from './caller.ts';
import { admitted, endpointFor, type Admitted } from './handles.ts';
import { KeptAnswers, sendKept } from './kept-answers.ts';
import { admit, Principals, type Principal } from './principal.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';

/**
 * The one way into every handler: rate limit → who calls → may she → is the request well formed → unit of work →
 * handler → response schema → audit row → commit. A handler without an endpoint is refused.
 */
@Injectable()
export class Door implements NestInterceptor {
  constructor(
    private readonly principals: Principals,
    private readonly rateLimit: RateLimit,
    private readonly work: UnitOfWork,
    private readonly caller: Caller,
    private readonly keptAnswers: KeptAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointFor(context.getHandler());
    if (!endpoint) throw new Refusal('request.unknown-route');
    const http = context.switchToHttp();
    return from(this.enter(endpoint, http.getRequest(), http.getResponse(), () => lastValueFrom(next.handle())));
  }

  private async enter(
    endpoint: Endpoint,
    request: Request,
    response: Response,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    if (endpoint.limit) await this.rateLimit.count(endpoint.name, request.ip ?? '', endpoint.limit);
    const principal = await this.principalFor(endpoint, request);
    if (endpoint.limitPerCaller && 'organisationId' in principal)
      await this.rateLimit.count(`${endpoint.name} by account`, principal.id, endpoint.limitPerCaller);
    refuseCrossSite(endpoint, principal, request);
    await this.admitOrTrace(endpoint, principal, request);
    const input = inputOf(endpoint, request);
    const state: Admitted = { endpoint, principal, input, request, response };
    Object.assign(request, { [admitted]: state });
    // The answer is held against its schema before the commit: an answer that is not one undoes what was done.
    const work = () =>
      this.caller.during(state, () =>
        this.inUnitOfWork(state, async () => {
          const handled = await handle();
          return endpoint.produces ? handled : endpoint.response.parse(handled);
        }),
      );
    if (endpoint.immutable) return sendKept(await this.keptAnswers.of(keyOf(state), work), request, response);
    const answer = await work();
    return endpoint.produces ? sendFile(endpoint, response, answer as FileAnswer) : send(response, answer);
  }

  /** Endpoints for anyone work on an old cookie too: a woman must be able to sign in again. */
  private async principalFor(endpoint: Endpoint, request: Request): Promise<Principal> {
    if (endpoint.allow !== 'anyone') return this.principals.of(request);
    return { kind: 'nobody' };
  }

  /** A forbidden try leaves a trace of its own, which outlives the refusal. */
  private async admitOrTrace(endpoint: Endpoint, principal: Principal, request: Request): Promise<void> {
    try {
      admit(principal, endpoint.allow);
    } catch (refusal) {
      if ('organisationId' in principal && refusal instanceof Refusal && refusal.code === 'permission.missing') {
        await this.rateLimit.count('forbidden', principal.id, forbiddenTries);
        await this.work.run(
          {
            organisationId: principal.organisationId,
            actor: actorFor(principal),
            action: `${endpoint.name}.forbidden`,
            subject: subjectOf(request),
          },
          async () => undefined,
        );
      }
      throw refusal;
    }
  }

  private inUnitOfWork({ endpoint, principal, request }: Admitted, handle: () => Promise<unknown>): Promise<unknown> {
    if (!('organisationId' in principal)) return handle();
    const { organisationId } = principal;
    const unaudited = endpoint.unaudited ?? (endpoint.method === 'GET' && !endpoint.sensitive);
    const actor = actorFor(principal);
    return this.work.run(
      { organisationId, actor, action: endpoint.name, subject: subjectOf(request), unaudited },
      handle,
    );
  }
}

/** Each leaves a row in a log that nothing is deleted from, so there is an end to them. */
const forbiddenTries = { times: 300, seconds: 60 };

const actorFor = (principal: Principal): Actor =>
  principal.kind === 'member' || principal.kind === 'trainee'
    ? { kind: principal.kind, id: principal.id }
    : { kind: 'nobody' };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function subjectOf(request: Request): string | null {
  const id = request.params['id'];
  return typeof id === 'string' && uuid.test(id) ? id : null;
}

/** A cookie travels with requests that other sites provoke; those may change nothing. */
function refuseCrossSite(endpoint: Endpoint, principal: Principal, request: Request): void {
  if (endpoint.method === 'GET' || (principal.kind !== 'member' && endpoint.allow !== 'anyone')) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('request.cross-site');
}

function inputOf(endpoint: Endpoint, request: Request): unknown {
  const body = endpoint.body && { body: parsed('body', endpoint.body, request.body ?? {}) };
  const params = endpoint.params && { params: parsed('path', endpoint.params, request.params) };
  const query = endpoint.query && { query: parsed('query', endpoint.query, request.query) };
  return { ...params, ...query, ...body };
}

function parsed(part: string, schema: NonNullable<Endpoint['body']>, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Problem['fields'] = result.error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => key.slice(0, 64)) : [undefined];
    return unknown.map((key) => ({
      path: [part, ...issue.path, ...(key === undefined ? [] : [key])].join('.'),
      message: issue.message,
    }));
  });
  if (part === 'path') throw new Refusal('thing.not-found');
  throw new Refusal('request.invalid', undefined, fields);
}

/** What an answer that never changes belongs to: not the address, which can be spelled in many ways. */
const keyOf = ({ endpoint, input }: Admitted): string => `${endpoint.name} ${JSON.stringify(input)}`;

function send(response: Response, answer: unknown): unknown {
  response.setHeader('cache-control', 'no-store');
  return answer;
}

async function sendFile(endpoint: Endpoint, response: Response, file: FileAnswer): Promise<undefined> {
  const bytes = file.bytes instanceof Uint8Array ? file.bytes : await file.bytes();
  response.setHeader('content-type', endpoint.produces ?? 'application/octet-stream');
  response.setHeader('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
  response.setHeader('cache-control', 'no-store');
  response.end(Buffer.from(bytes));
  return undefined;
}
