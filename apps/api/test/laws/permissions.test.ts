import { endpoints, type Cohort, type Endpoint } from '@romduol/contracts';
import { permissionsOf, roles, type Role } from '@romduol/domain';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { callAt, nobody, operator, type Answered, type Who } from '../call.ts';
import type { Member } from '../given.ts';
import { startApi, type Api } from '../harness.ts';
import { exampleIn, examples, makeWorld, type World } from './world.ts';

const file = path.join(import.meta.dirname, 'permission-table.md');
const kinds = ['nobody', 'trainee', 'device', 'half-signed-in', ...roles, 'operator'] as const;
type Kind = (typeof kinds)[number];
/** Let in, or the status with which the door refuses. */
type Cell = 'yes' | '401' | '403' | '404';
type Table = Readonly<Record<string, Readonly<Record<Kind, Cell>>>>;

const isRole = (kind: Kind): kind is Role => (roles as readonly string[]).includes(kind);

/** What the declarations say of one endpoint and one kind of caller. */
function declared({ allow }: Endpoint, kind: Kind): Cell {
  const yesIf = (isSo: boolean, otherwise: Cell): Cell => (isSo ? 'yes' : otherwise);
  if (allow === 'anyone') return 'yes';
  if (allow === 'operator') return yesIf(kind === 'operator', '404');
  if (kind === 'nobody' || kind === 'operator') return '401';
  if (allow === 'trainee') return yesIf(kind === 'trainee', '403');
  if (allow === 'device') return yesIf(kind === 'trainee' || kind === 'device', '403');
  if (kind === 'trainee' || kind === 'device') return '403';
  if (allow === 'half-signed-in') return 'yes';
  if (kind === 'half-signed-in') return '401';
  return yesIf(allow === 'member' || permissionsOf([kind]).has(allow), '403');
}

const declaredTable = (): Table =>
  Object.fromEntries(
    endpoints.map((endpoint) => [
      endpoint.name,
      Object.fromEntries(kinds.map((kind) => [kind, declared(endpoint, kind)])) as Record<Kind, Cell>,
    ]),
  );

/** The table as people review it. */
function asText(table: Table): string {
  const rows = [
    ['endpoint', ...kinds],
    ...Object.entries(table).map(([name, row]) => [name, ...kinds.map((kind) => row[kind])]),
  ];
  const widths = ['', ...kinds].map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    '# Who may call what',
    '',
    'Written by `UPDATE_TABLE=1` and read by people: `yes` lets in, a number is how the door refuses. Behind the door',
    'somebody else’s thing is still 404. Every cell is tried against the running API.',
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...body.map(line),
    '',
  ].join('\n');
}

/** How the real door answered. Whatever is decided behind it (422, 409, somebody else's) counts as let in. */
function cellFor({ status, problem }: Answered): Cell {
  if (problem?.code === 'request.unknown-route') return '404';
  if (status === 401) return '401';
  return problem?.code === 'permission.missing' ? '403' : 'yes';
}

class Door {
  private readonly members = new Map<Kind, Member>();
  private readonly callers = new Map<Kind, Who>();
  private cohort: Promise<Cohort> | undefined;

  constructor(private readonly world: World) {}

  /** A caller of a kind; a change may have ended her credentials, so after one she comes with new ones. */
  private async caller(kind: Kind): Promise<Who> {
    const who = this.callers.get(kind) ?? (await this.newCaller(kind));
    this.callers.set(kind, who);
    return who;
  }

  private async newCaller(kind: Kind): Promise<Who> {
    const { given, organisation } = this.world;
    // A class of its own: the code of the world's class is renewed on the way.
    const cohort = await (this.cohort ??= given.cohort(await given.signedIn(organisation.trainer)));
    if (kind === 'nobody') return nobody;
    if (kind === 'operator') return operator;
    if (kind === 'trainee') return given.trainee(organisation, cohort);
    if (kind === 'device') return (await given.trainee(organisation, cohort)).phone;
    const role = isRole(kind) ? kind : 'trainer';
    const member = this.members.get(kind) ?? (await given.member(organisation.id, [role]));
    this.members.set(kind, member);
    return given.signedIn(member, { isWhole: isRole(kind) });
  }

  async tried(endpoint: Endpoint, kind: Kind): Promise<{ cell: Cell; fault: string | null }> {
    const { input } = await exampleIn(this.world, endpoint.name);
    const answer = await callAt(this.world.api.url, await this.caller(kind), endpoint, input);
    if (endpoint.method !== 'GET') this.callers.delete(kind);
    return {
      cell: cellFor(answer),
      fault: answer.status >= 500 ? `${endpoint.name} as ${kind}: ${answer.text}` : null,
    };
  }
}

/** Endpoints without an example, and cells in which the running API does otherwise than the table says. */
async function permissionViolations(world: World, table: Table, tried: readonly Endpoint[]): Promise<string[]> {
  const violations = endpoints.filter(({ name }) => !(name in examples)).map(({ name }) => `${name} has no example`);
  const door = new Door(world);
  for (const endpoint of tried)
    for (const kind of kinds) {
      const { cell, fault } = await door.tried(endpoint, kind);
      const wanted = table[endpoint.name]?.[kind];
      if (cell !== wanted) violations.push(`${endpoint.name} as ${kind}: ${cell}, and the table says ${wanted}`);
      if (fault !== null) violations.push(fault);
    }
  return violations;
}

describe('who may call what', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it('is written in a table that people have read', () => {
    const text = asText(declaredTable());
    if (process.env['UPDATE_TABLE'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('holds for real: every endpoint as every kind of caller', async () => {
    const world = await makeWorld(api);
    await world.certificate();
    await world.workshop();
    expect(await permissionViolations(world, declaredTable(), endpoints)).toEqual([]);
  }, 60_000);

  it('would be caught if a role could do one thing more, or less', async () => {
    const table = declaredTable();
    const [row, name] = [table['trainee.open'], 'trainee.open'];
    if (!row) throw new Error(`no ${name}`);
    const wrong = { ...table, [name]: { ...row, author: 'yes', trainer: '403' } } as const;
    const only = endpoints.filter((endpoint) => endpoint.name === name);
    expect(await permissionViolations(await makeWorld(api), wrong, only)).toEqual([
      `${name} as trainer: yes, and the table says 403`,
      `${name} as author: 403, and the table says yes`,
    ]);
  });
});
