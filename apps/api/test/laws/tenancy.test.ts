import { byId, endpoint, endpoints, handInEvents, type Endpoint } from '@romduol/contracts';
import { permissionsOf, type Role } from '@romduol/domain';
import { Controller } from '@nestjs/common';
import * as z from 'zod/mini';
import { FromRequest, Handles } from '../../src/platform/http/handles.ts';
import { TraineeModule, TraineeService } from '../../src/trainee/index.ts';
import { callAt, type Who } from '../call.ts';
import { startApi, type Api } from '../harness.ts';
import { examples, exampleIn, makeWorld, type Example, type World } from './world.ts';

/** Addresses with an id that is no secret and belongs to nobody: releases are shared. */
const shared = ['course.accept', 'pack.read', 'pack.read-chosen', 'paper.read', 'certificate.verify'];

/** Callers of one kind who have nothing to do with the world's women. */
interface Strangers {
  readonly said: string;
  member(roles: readonly Role[]): Promise<Who>;
  trainee(): Promise<Who & { readonly phone: Who }>;
}

const fromElsewhere = (elsewhere: World): Strangers => ({
  said: 'another organisation',
  member: (roles) => elsewhere.given.member(elsewhere.organisation.id, roles),
  trainee: () => elsewhere.given.trainee(elsewhere.organisation, elsewhere.cohort),
});
/** The same organisation and the same role, and yet not her class. */
const nextDoor = ({ given, organisation }: World): Strangers => ({
  said: 'another class',
  member: (roles) => given.member(organisation.id, roles),
  trainee: async () => given.trainee(organisation, await given.cohort(organisation.trainer)),
});

const namesAThing = ({ input: { params } }: Example): boolean => params !== undefined;

/** Who of the strangers the door would let in: the more they may, the more the law asks. */
async function strangersFor({ allow }: Endpoint, strangers: Strangers, roles: readonly Role[]): Promise<Who[]> {
  if (allow === 'trainee') return [await strangers.trainee()];
  if (allow === 'device') return [(await strangers.trainee()).phone];
  if (allow === 'anyone' || allow === 'operator' || allow === 'half-signed-in') return [];
  const able = roles.filter((role) => allow === 'member' || permissionsOf([role]).has(allow));
  return Promise.all(able.map((role) => strangers.member([role])));
}

/** Calls with other people's ids that were answered with anything but "not found", and lists that hold them. */
async function tenancyViolations(
  world: World,
  strangers: Strangers,
  roles: readonly Role[],
  asked: readonly Endpoint[],
  make: (name: string) => Promise<Example> = (name) => exampleIn(world, name),
): Promise<string[]> {
  const violations: string[] = [];
  const mark = [world.trainee.id, world.cohort.id, world.trainee.enrolmentId, world.trainee.code];
  for (const one of asked.filter(({ name }) => !shared.includes(name))) {
    const example = await make(one.name);
    for (const who of await strangersFor(one, strangers, roles)) {
      const answer = await callAt(world.api.url, who, one, example.input);
      const found = mark.filter((id) => answer.text.includes(id));
      if (namesAThing(example) && answer.problem?.code !== 'thing.not-found')
        violations.push(`${one.name} from ${strangers.said}: ${answer.status} ${answer.problem?.code ?? ''}`.trim());
      else if (found.length > 0) violations.push(`${one.name} from ${strangers.said} holds ${found.join(', ')}`);
    }
  }
  return violations;
}

const leaky = endpoint({
  name: 'trainee.peek',
  method: 'GET',
  path: '/peek/:id',
  summary: 'Opens any woman of the organisation, whoever teaches her',
  allow: 'trainee.open',
  params: byId,
  response: z.looseObject({}),
});
@Controller()
class Leaky {
  constructor(private readonly trainees: TraineeService) {}

  @Handles(leaky)
  async peek(@FromRequest() { params }: { params: { id: string } }) {
    return { name: (await this.trainees.trainee(params.id)).name };
  }
}

describe('what belongs to others', () => {
  let api: Api;
  let world: World;
  beforeAll(async () => {
    api = await startApi({ controllers: [Leaky], modules: [TraineeModule] });
    world = await makeWorld(api);
    await world.certificate();
  });
  afterAll(() => api.stop());

  it('is not there for the staff and the women of another organisation, with any role', async () => {
    const elsewhere = fromElsewhere(await makeWorld(api));
    const roles = ['trainer', 'co-trainer', 'reviewer', 'manager', 'administrator'] as const;
    expect(await tenancyViolations(world, elsewhere, roles, endpoints)).toEqual([]);
  });

  it('is not there for another trainer, or another woman, of the same organisation', async () => {
    const violations = await tenancyViolations(world, nextDoor(world), ['trainer', 'co-trainer'], endpoints);
    expect(violations).toEqual([]);
  });

  it('is asked for by the examples with the ids of real things', async () => {
    const naming = Object.keys(examples).filter((name) => !shared.includes(name));
    const named = await Promise.all(naming.map(async (name) => ({ name, example: await exampleIn(world, name) })));
    const declared = endpoints.filter(({ params, name }) => params && !shared.includes(name)).map(({ name }) => name);
    expect(
      named
        .filter(({ example }) => namesAThing(example))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(declared.sort());
  });

  it('is not written to by the events of another woman’s phone', async () => {
    const { given, organisation, cohort, trainee } = world;
    const other = await given.trainee(organisation, cohort);
    const { input } = await exampleIn(world, 'learning.hand-in');
    const body = input.body as { sentAt: string; events: object[] };
    const { body: outcomes } = await api.as(other.phone).call(handInEvents, { body });
    expect(outcomes).toMatchObject([{ outcome: 'refused', code: 'event.not-enrolled' }]);
    const events = await api.rows(organisation.id, 'select 1 from learning_event where enrolment_id = $1 and id = $2', [
      trainee.enrolmentId,
      outcomes[0]?.id,
    ]);
    expect(events).toEqual([]);
  });

  it('would be found out by the law if an endpoint looked into another trainer’s class', async () => {
    const example = () => Promise.resolve({ as: world.trainee, input: { params: { id: world.trainee.id } } });
    expect(await tenancyViolations(world, nextDoor(world), ['trainer'], [leaky], example)).toEqual([
      'trainee.peek from another class: 200',
    ]);
    const elsewhere = fromElsewhere(await makeWorld(api));
    expect(await tenancyViolations(world, elsewhere, ['trainer'], [leaky], example)).toEqual([]);
  });
});
