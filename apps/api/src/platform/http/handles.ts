import type { Answer, Endpoint, Input } from '@romduol/contracts';
import { applyDecorators, createParamDecorator, Delete, Get, HttpCode, Post, Put, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Principal } from './principal.ts';

const endpointOf = 'romduol:endpoint';

/** What the door has found out about a request by the time a handler runs. */
export interface Admitted {
  readonly endpoint: Endpoint;
  readonly principal: Principal;
  readonly input: unknown;
  readonly request: Request;
  readonly response: Response;
}
/** The door leaves its findings on the request under this key. */
export const admitted = Symbol('admitted');

type Handler<E extends Endpoint> = (...args: Input<E>[]) => Promise<Answer<E>>;
const verbs = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };

/**
 * Binds a handler to its endpoint: verb, path, permission and schemas come from there. A handler that takes or answers
 * the wrong shape does not compile.
 */
export function Handles<E extends Endpoint>(endpoint: E) {
  const decorate = applyDecorators(
    verbs[endpoint.method](endpoint.path),
    HttpCode(200),
    SetMetadata(endpointOf, endpoint),
  );
  return <H extends Handler<E>>(target: object, name: string, handler: TypedPropertyDescriptor<H>): void =>
    decorate(target, name, handler);
}

/** The endpoint that a handler was bound to; undefined for one that bypassed `Handles`. */
export const endpointFor = (handler: object): Endpoint | undefined =>
  Reflect.getMetadata(endpointOf, handler) as Endpoint | undefined;

/** The validated params, query and body of the request. */
export const FromRequest = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<{ [admitted]: Admitted }>();
  return request[admitted].input;
});
