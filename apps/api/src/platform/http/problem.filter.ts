import { problems, type Problem, type ProblemCode } from '@romduol/contracts';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { newId } from '../database/new-id.ts';
import { faultOf } from './fault.ts';
import { log } from './log.ts';
import { Refusal } from './refusal.ts';

/** Answers every error as a problem document with a code of the catalogue; faults of ours are logged, never told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest(), http.getResponse());
  }
}

/** Also used by the middleware that runs before Nest does. */
export function answerProblem(error: unknown, request: Request, response: Response): void {
  const { code, values, fields } = refusalFor(error);
  const [status, title] = problems[code];
  const instance = newId();
  const route = (request.route as { path?: string } | undefined)?.path;
  if (status >= 500) log.error({ instance, route, fault: faultOf(error) }, code);
  if (response.headersSent) return void response.end();
  const problem: Problem = { type: `/api/reference#${code}`, title, status, code, instance, values, fields };
  if (typeof values?.['seconds'] === 'number') response.setHeader('retry-after', values['seconds']);
  response.setHeader('cache-control', 'no-store');
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What an error is answered as. */
export function refusalFor(error: unknown): Pick<Refusal, 'code' | 'values' | 'fields'> {
  if (error instanceof Refusal) return error;
  if (isTaken(error)) return { code: 'thing.exists-differently', values: undefined, fields: undefined };
  if (isCrowded(error)) return { code: 'server.not-ready', values: undefined, fields: undefined };
  const status = error instanceof HttpException ? error.getStatus() : (bodyParserStatus(error) ?? routerStatus(error));
  return { code: codesByStatus[status ?? 500] ?? 'server.fault', values: undefined, fields: undefined };
}

/** Unique constraints are the real guard: an id or token that somebody else has already is refused by the database. */
const isTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === '23505';

/**
 * Every connection was in use for too long, none could be made in time, or a statement took longer than it may: nothing is
 * wrong with what was asked, so it is not answered as a fault.
 */
const isCrowded = (error: unknown): boolean =>
  (error instanceof Error && crowdedMessages.has(error.message)) ||
  (error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === '57014');

/** The words of the pool, which has no codes: for a connection that it waited for, and for one that it was making. */
const crowdedMessages: ReadonlySet<string> = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]);

/** What Nest and the JSON reader refuse by themselves. */
const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  404: 'request.unknown-route',
  413: 'request.too-large',
  415: 'request.wrong-type',
};

/** The JSON reader's own errors carry a status and a type; anything else that has a status is not believed. */
function bodyParserStatus(error: unknown): number | undefined {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  return typeof status === 'number' && typeof type === 'string' ? status : undefined;
}

/** The router's own complaint of an address that it cannot read, `/%E0%A4%A`; its message is the address. */
const routerStatus = (error: unknown): number | undefined =>
  error instanceof URIError && (error as { status?: unknown }).status === 400 ? 400 : undefined;
