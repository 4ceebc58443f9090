import type { Permission } from '@romduol/domain';
import * as z from 'zod/mini';

/**
 * Who may call an endpoint. `anyone`: nobody needs to be signed in. `trainee`: a woman with her own token. `device`: her
 * phone with a token that can only hand in what she did. `member`: signed-in staff of any role. `half-signed-in`: staff
 * between password and second factor. `operator`: whoever holds the metrics token. Otherwise a permission of staff.
 */
export type Allow = 'anyone' | 'trainee' | 'device' | 'member' | 'half-signed-in' | 'operator' | Permission;

/** How often one caller may use a costly endpoint; counted per network address. */
export interface Limit {
  readonly times: number;
  readonly seconds: number;
}

/**
 * One thing the server does: method, path, who may, what goes in, what comes out. The server is bound to it, the typed
 * client calls it, OpenAPI is printed from it. Paths are relative to `/api`.
 */
export interface Endpoint {
  /** The action's name in audit, permission table and documentation, for instance `cohort.create`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly allow: Allow;
  /** Path parameters, all strings. */
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /** Answers bytes of this media type instead of JSON; `response` then describes nothing. */
  readonly produces?: string;
  /** Reading it is itself an event worth recording. */
  readonly sensitive?: true;
  /** Changes nothing although it is not a GET, or leaves its own traces; no audit row of its own. */
  readonly unaudited?: true;
  readonly limit?: Limit;
  /** How often one signed-in caller may use it, from wherever: what could be guessed, or could fill a disk. */
  readonly limitPerCaller?: Limit;
  /** What it answers for one path never changes, is the same for everyone, and may be kept for ever. */
  readonly immutable?: true;
}

/** Declares an endpoint and keeps its exact type. */
export const endpoint = <const E extends Endpoint>(declared: E): E => declared;

type PartOf<E, K extends string, Z> = E extends { readonly [P in K]: infer S extends z.ZodMiniType }
  ? { readonly [P in K]: Z extends 'in' ? z.input<S> : z.output<S> }
  : unknown;

/** What a handler receives: validated params, query and body, those that the endpoint declares. */
export type Input<E extends Endpoint> = PartOf<E, 'params', 'out'> &
  PartOf<E, 'query', 'out'> &
  PartOf<E, 'body', 'out'>;
/** What a caller passes. */
export type Call<E extends Endpoint> = PartOf<E, 'params', 'in'> & PartOf<E, 'query', 'in'> & PartOf<E, 'body', 'in'>;
/** Bytes with a file name, answered by endpoints that declare `produces`. */
export interface FileAnswer {
  /** As a function: what takes its time and needs no database, worked out after the commit. */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  readonly fileName: string;
}
/** What a handler answers. */
export type Answer<E extends Endpoint> = E extends { readonly produces: string } ? FileAnswer : z.input<E['response']>;
/** What a caller gets. */
export type Result<E extends Endpoint> = E extends { readonly produces: string } ? Blob : z.output<E['response']>;

/** Endpoints that answer nothing but success. */
export const Nothing = z.strictObject({});
/** A UUIDv7, made by whoever creates the thing; in small letters, the one form in which ids are compared. */
export const Id = z.uuid().check(z.regex(/^[^A-F]*$/));
/** A calendar date `YYYY-MM-DD` in years that tables, calendars and the codes of certificates can all hold. */
export const Day = z.iso.date().check(z.regex(/^(19[7-9]|20\d)\d-/));
/**
 * Something to be seen, which a name needs. Khmer parts its words by U+200B, which shows nothing; nor do joiners, fillers,
 * blanks and the empty braille cell.
 */
export const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** A version or a sequence number, as far as the database's integers reach. */
export const Count = z.int().check(z.minimum(0), z.maximum(2_147_483_647));
export const byId = z.strictObject({ id: Id });
