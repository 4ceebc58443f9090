import { beginSecondFactor, type Cohort, type MyCertificate } from '@romduol/contracts';
import { generateSync } from 'otplib';
import { nobody, operator, type CallParts, type Who } from '../call.ts';
import { Given, newKeys, password, totpSecret, type Member, type Organisation, type Trainee } from '../given.ts';
import type { Api } from '../harness.ts';
import { sealedRequest } from '../sealing.ts';
import { newId } from '../../src/platform/database/new-id.ts';
import { Sealing } from '../../src/platform/sealing/sealing.ts';

/** A small organisation in which every endpoint has something to do. */
export interface World {
  readonly api: Api;
  readonly given: Given;
  readonly organisation: Organisation;
  readonly cohort: Cohort;
  readonly trainee: Trainee;
  /** Her certificate; made when it is first asked for. */
  readonly certificate: () => Promise<MyCertificate>;
  /** A further class of hers, whose course has skills that are marked; she joins it when it is first asked for. */
  readonly workshop: () => Promise<Cohort>;
}

export async function makeWorld(api: Api): Promise<World> {
  const given = new Given(api);
  const { organisation, cohort, trainee } = await given.class();
  let certificate: Promise<MyCertificate> | undefined;
  let workshop: Promise<Cohort> | undefined;
  return {
    ...{ api, given, organisation, cohort, trainee },
    certificate: () => (certificate ??= given.certificate(trainee)),
    workshop: () => (workshop ??= inWorkshop(given, organisation, trainee)),
  };
}

async function inWorkshop(given: Given, { trainer }: Organisation, trainee: Trainee): Promise<Cohort> {
  const cohort = await given.workshop(await given.signedIn(trainer));
  await given.joins(trainee, cohort);
  return cohort;
}

/** A call that does what its endpoint is for. */
export interface Example {
  readonly as: Who;
  readonly input: CallParts;
}
type Maker = (world: World) => Promise<Example> | Example;

/** The code that an authenticator shows at the clock's time. */
export const codeAt = (now: Date, secret = totpSecret): string =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

const as = (who: Who, input: CallParts = {}): Example => ({ as: who, input });
const forAnyone: Maker = () => as(nobody);
const ofCohort: Maker = ({ organisation, cohort }) => as(organisation.trainer, { params: { id: cohort.id } });
const ofTrainee: Maker = ({ organisation, trainee }) => as(organisation.trainer, { params: { id: trainee.id } });

/** One valid call for each endpoint, by name. A new endpoint gets its own here, or the law on permissions fails. */
export const examples: Readonly<Record<string, Maker>> = {
  'health.live': forAnyone,
  'health.ready': forAnyone,
  'metrics.read': () => as(operator),
  'reference.openapi': forAnyone,
  'reference.read': forAnyone,
  'sealing-key.read': forAnyone,
  'session.sign-in': ({ organisation }) => as(nobody, { body: { email: organisation.trainer.email, password } }),
  'session.second-factor': async ({ api, given, organisation }) => {
    const member = await given.member(organisation.id, ['trainer'], { totpSecret });
    return as(await given.signedIn(member, { isWhole: false }), { body: { code: codeAt(api.clock.now()) } });
  },
  'second-factor.begin': async ({ given, organisation }) =>
    as(await given.signedIn(await given.member(organisation.id, ['trainer']), { isWhole: false })),
  'second-factor.confirm': async ({ api, given, organisation }) => {
    const half = await given.signedIn(await given.member(organisation.id, ['trainer']), { isWhole: false });
    const { secret } = (await api.as(half).call(beginSecondFactor, {})).body;
    return as(half, { body: { code: codeAt(api.clock.now(), secret) } });
  },
  'session.sign-out': ({ organisation }) => as(organisation.administrator),
  'me.read': ({ organisation }) => as(organisation.trainer),
  'session.list': ({ organisation }) => as(organisation.trainer),
  'session.revoke': async ({ given, organisation }) => {
    const { id: memberId } = await given.signedIn(organisation.trainer);
    return as(organisation.trainer, { params: { id: await newestSession(given, organisation.id, memberId) } });
  },
  'course.list': ({ organisation }) => as(organisation.trainer),
  'course.accept': ({ organisation, trainee }) => as(organisation.manager, { params: { id: trainee.release.id } }),
  'pack.read': ({ trainee }) => as(nobody, { params: { id: trainee.release.id, locale: 'km' } }),
  'pack.read-chosen': async ({ given }) =>
    as(nobody, { params: { id: (await given.release('A')).id, locale: 'km', pack: 'th' } }),
  'paper.read': ({ organisation, trainee }) =>
    as(organisation.trainer, { params: { id: trainee.release.id, kind: 'workbook', locale: 'en' } }),
  'trainee.open': ofTrainee,
  'trainee.plan': ({ organisation, trainee }) =>
    as(organisation.trainer, {
      params: { id: trainee.id },
      body: {
        ...{ name: 'គំរូ ថ្មី', latinName: 'Sample New', version: 1 },
        departure: { intention: 'staying', departsOn: null },
      },
    }),
  'trainee.reset-pin': ofTrainee,
  'trainee.renew-card': ofTrainee,
  'trainee.erase': ({ organisation, trainee }) => as(organisation.manager, { params: { id: trainee.id } }),
  'cohort.list': ({ organisation }) => as(organisation.trainer),
  'cohort.read': ofCohort,
  'cohort.save': async ({ given, organisation, cohort }) =>
    as(organisation.trainer, {
      params: { id: cohort.id },
      body: await given.cohortDraft({ name: 'A new name', version: cohort.version }),
    }),
  'cohort.renew-code': ofCohort,
  'join.preview': ({ cohort }) => as(nobody, { body: { code: cohort.code.code } }),
  join: ({ given, cohort }) => as(nobody, { body: given.joinRequest(cohort) }),
  'request.hand-in': async ({ api, given, cohort }) =>
    as(nobody, {
      body: { box: await sealedRequest(api.get(Sealing).key, { kind: 'join', ...given.joinRequest(cohort) }) },
    }),
  'card.sign-in': async ({ given, organisation }) => {
    const trainer = await given.signedIn(organisation.trainer);
    const trainee = await given.trainee(organisation, await given.cohort(trainer));
    return as(nobody, { body: { card: await given.card(trainer, trainee), pin: trainee.pin, keys: newKeys() } });
  },
  'device.forget': ({ trainee }) => as(trainee),
  'learning.hand-in': ({ api, given, trainee }) => {
    const [lesson] = trainee.release.modules.flatMap(({ lessons }) => lessons);
    const events = [given.event(trainee, { kind: 'block-seen', blockId: lesson?.blocks[0]?.id ?? '' })];
    return as(trainee.phone, { body: { sentAt: api.clock.now().toISOString(), events } });
  },
  'phone.report': ({ trainee }) =>
    as(trainee.phone, {
      body: {
        ...{ waiting: 3, refused: 0, app: '2.1.0-sample' },
        packs: [{ releaseId: trainee.release.id, language: 'km', isWhole: true }],
      },
    }),
  'cohort.phones': ofCohort,
  'meeting.record': ({ api, organisation, cohort, trainee }) =>
    as(organisation.trainer, {
      params: { id: cohort.id, meetingId: newId() },
      body: {
        heldOn: api.clock.today('Asia/Phnom_Penh'),
        marks: [
          {
            ...{ id: newId(), traineeId: trainee.id, mark: 'present', deviceId: newId(), seq: 1 },
            markedAt: api.clock.now().toISOString(),
          },
        ],
      },
    }),
  'meeting.list': ofCohort,
  'skill.list': async (world) =>
    as(world.organisation.trainer, { params: { id: (await world.workshop()).id, traineeId: world.trainee.id } }),
  'skill.mark': async (world) =>
    as(world.organisation.trainer, {
      params: { id: (await world.workshop()).id, traineeId: world.trainee.id, markId: newId() },
      body: { skillId: 'b9-gm-1', mark: 'can' },
    }),
  'class.take-along': ofCohort,
  'class.record': ({ api, given, organisation, cohort, trainee }) => {
    const [lesson] = trainee.release.modules.flatMap(({ lessons }) => lessons);
    const fact = { kind: 'block-seen', blockId: lesson?.blocks[0]?.id ?? '' } as const;
    const event = given.event(trainee, fact, { by: 'trainer', deviceId: newId() });
    const events = [{ traineeId: trainee.id, event }];
    return as(organisation.trainer, {
      params: { id: cohort.id },
      body: { sentAt: api.clock.now().toISOString(), events },
    });
  },
  'learning.read-mine': ({ trainee }) => as(trainee),
  'progress.of-cohort': ofCohort,
  'certificate.list': ofCohort,
  'certificate.open': async ({ organisation, certificate }) =>
    as(organisation.manager, { params: { id: (await certificate()).id } }),
  'certificate.revoke': async ({ organisation, certificate }) =>
    as(organisation.manager, { params: { id: (await certificate()).id }, body: { reason: 'issued-in-error' } }),
  'certificate.reissue': async ({ organisation, certificate }) =>
    as(organisation.manager, {
      params: { id: (await certificate()).id },
      body: { newId: newId(), name: 'គំរូ ថ្មី', latinName: null },
    }),
  'certificate.list-mine': ({ trainee }) => as(trainee),
  'certificate.open-mine': async ({ trainee, certificate }) =>
    as(trainee, { params: { id: (await certificate()).id } }),
  'certificate.verify': async ({ certificate }) =>
    as(nobody, { params: { code: codeIn((await certificate()).verifyUrl) } }),
  'certificate.keys': forAnyone,
  'help.cards': forAnyone,
};

/** The signed code at the end of what the QR says. */
export const codeIn = (verifyUrl: string): string => verifyUrl.split('/').at(-1) ?? '';

export async function newestSession(given: Given, organisationId: string, memberId: string): Promise<string> {
  const [row] = await given.api.rows<{ id: string }>(
    organisationId,
    'select id from member_session where member_id = $1 order by id desc limit 1',
    [memberId],
  );
  if (!row) throw new Error('she has no session');
  return row.id;
}

/** The example of an endpoint, made in a world. @throws when there is none. */
export async function exampleIn(world: World, name: string): Promise<Example> {
  const make = examples[name];
  if (!make) throw new Error(`${name} has no example in test/laws/world.ts`);
  return make(world);
}

export type { Member };
