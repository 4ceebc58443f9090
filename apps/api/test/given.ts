import {
  handInEvents,
  joinClass,
  listMyCertificates,
  renewCard,
  saveCohort,
  type Answer,
  type Call,
  type Cohort,
  type MyCertificate,
} from '@romduol/contracts';
import {
  itemsFor,
  lessonsOf,
  rightAnswerTo,
  type DeparturePlan,
  type LearningEvent,
  type LearningFact,
  type Release,
  type Role,
  type Sitting,
} from '@romduol/domain';
import { randomBytes } from 'node:crypto';
import { IdentityService } from '../src/identity/index.ts';
import { OrganisationService } from '../src/organisation/index.ts';
import { JoinService } from '../src/cohort/index.ts';
import { hashOf } from '../src/platform/clock/random.ts';
import { newId } from '../src/platform/database/new-id.ts';
import { sessionCookie } from '../src/platform/http/principal.ts';
import type { Who } from './call.ts';
import type { Api } from './harness.ts';

/** A member of the staff with a session. */
export interface Member extends Who {
  readonly organisationId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}
/** An organisation and its first people. */
export interface Organisation {
  readonly id: string;
  readonly trainer: Member;
  readonly manager: Member;
  readonly administrator: Member;
}
/** A woman who has joined a class on her phone. */
export interface Trainee extends Who {
  readonly organisationId: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly pin: string;
  readonly enrolmentId: string;
  readonly keys: Call<typeof joinClass>['body']['keys'];
  readonly cohort: Cohort;
  readonly release: Release;
  /** The same phone with the token that can only hand in. */
  readonly phone: Who;
  /** How many events her phone has made. */
  readonly made: { count: number };
}
export type JoinRequest = Call<typeof joinClass>['body'];

export const password = 'a long enough password';
/** Base32; for members whose second factor is set up. */
export const totpSecret = 'ROMDUOLTESTSROMDUOLTESTSROMDUOLT';
export const token = (): string => randomBytes(32).toString('base64url');
export const newKeys = () => ({ deviceId: newId(), token: token(), uploadToken: token() });
export const bearer = (of: string): Who => ({ credentials: { authorization: `Bearer ${of}` } });
export const cookie = (of: string): Who => ({ credentials: { cookie: `${sessionCookie}=${of}` } });
const unknown: DeparturePlan = { intention: 'unknown', departsOn: null };

/** Worlds in words: each test makes its own organisation, and nothing is cleaned up. */
export class Given {
  constructor(readonly api: Api) {}

  /** An organisation with a trainer, a manager and an administrator; by default it may teach what nobody accepted. */
  async organisation({ today, isDemonstration = true }: { today?: string; isDemonstration?: boolean } = {}) {
    if (today !== undefined) this.api.clock.set(today);
    const id = newId();
    const draft = { id, nameKm: 'អង្គការគំរូ', nameEn: 'Sample organisation', timeZone: 'Asia/Phnom_Penh' };
    await this.api.inside(id, () => this.api.get(OrganisationService).create({ ...draft, isDemonstration }));
    const organisation: Organisation = {
      id,
      trainer: await this.member(id, ['trainer']),
      manager: await this.member(id, ['manager']),
      administrator: await this.member(id, ['administrator']),
    };
    return organisation;
  }

  /** One more member of an organisation, signed in with both factors. */
  async member(organisationId: string, roles: readonly Role[], over: { email?: string; totpSecret?: string } = {}) {
    const id = newId();
    const { email = `${roles[0]}-${id}@sample.example` } = over;
    const person = { id, email, name: `Sample ${roles.join(' ')}`, roles };
    const secrets = over.totpSecret === undefined ? {} : { totpSecret: over.totpSecret };
    await this.api.inside(organisationId, () =>
      this.api.get(IdentityService).create({ ...person, ...secrets, password }),
    );
    return this.signedIn({ ...person, organisationId, credentials: {} });
  }

  /** The member with a new session, for instance after the clock went on for days. */
  async signedIn(member: Member, { isWhole = true } = {}): Promise<Member> {
    const identity = this.api.get(IdentityService);
    const sessionToken = await this.api.inside(member.organisationId, async () => {
      const half = await identity.beginSession(member.id, 'Sample browser');
      if (!isWhole) return half;
      const [row] = await this.api.rowsInside<{ id: string }>('select id from member_session where token_hash = $1', [
        hashOf(half),
      ]);
      return row ? identity.completeSession(row.id) : half;
    });
    return { ...member, ...cookie(sessionToken) };
  }

  /** The newest release of a built-in course; of the short one unless another is named. */
  async release(code = 'AE'): Promise<Release> {
    const [row] = await this.api.query<{ document: Release }>(
      'select document from release where code = $1 order by version desc limit 1',
      [code],
    );
    if (!row) throw new Error(`the course ${code} is not published`);
    return row.document;
  }

  /** What a trainer would enter for a class. */
  async cohortDraft(over: Partial<Call<typeof saveCohort>['body']> = {}): Promise<Call<typeof saveCohort>['body']> {
    const { id: releaseId } = await this.release();
    const today = this.api.clock.today('Asia/Phnom_Penh');
    return {
      ...{ name: 'ថ្នាក់គំរូ', releaseId, language: 'km', womenOnly: true, seats: 400, startsOn: today, endsOn: null },
      version: 0,
      ...over,
    };
  }

  /** A class of a trainer. */
  async cohort(trainer: Who, over: Partial<Call<typeof saveCohort>['body']> = {}): Promise<Cohort> {
    const body = await this.cohortDraft(over);
    return (await this.api.as(trainer).call(saveCohort, { params: { id: newId() }, body })).body;
  }

  /** A class whose course has skills that an assessor marks. */
  async workshop(trainer: Who): Promise<Cohort> {
    const { id: releaseId } = await this.release('B');
    return this.cohort(trainer, { releaseId });
  }

  joinRequest(cohort: Cohort, over: Partial<JoinRequest> = {}): JoinRequest {
    return {
      ...{ code: cohort.code.code, traineeId: newId(), enrolmentId: newId(), name: 'គំរូ សុខ', pin: '1234' },
      ...{ language: 'km', departure: unknown, keys: newKeys() },
      ...over,
    };
  }

  /** A woman who joins a class. */
  async trainee(organisation: { readonly id: string }, cohort: Cohort, over: Partial<JoinRequest> = {}) {
    const request = this.joinRequest(cohort, over);
    const joined = await this.api.get(JoinService).join(request);
    return traineeOf(organisation.id, request, joined, cohort, await this.release());
  }

  /** The same woman in one more class, on the same phone. */
  joins({ organisationId, id: traineeId, name, pin, keys }: Trainee, cohort: Cohort): Promise<Trainee> {
    return this.trainee({ id: organisationId }, cohort, { traineeId, name, pin, keys });
  }

  /** An organisation with a class and a woman in it. */
  async class(options: { today?: string; departure?: DeparturePlan; name?: string } = {}) {
    const { today, ...over } = options;
    const organisation = await this.organisation(today === undefined ? {} : { today });
    const cohort = await this.cohort(organisation.trainer);
    const trainee = await this.trainee(organisation, cohort, over);
    return { ...organisation, organisation, cohort, trainee };
  }

  /** An event as her phone makes it. */
  event(trainee: Trainee, fact: LearningFact, over: Partial<LearningEvent> = {}): LearningEvent {
    const { enrolmentId, keys, made } = trainee;
    const occurredAt = this.api.clock.now().toISOString();
    made.count += 1;
    return {
      id: newId(),
      v: 2 as const,
      by: 'herself' as const,
      enrolmentId,
      deviceId: keys.deviceId,
      seq: made.count,
      occurredAt,
      fact,
      ...over,
    };
  }

  /** Hands in events, in batches as her phone does; answers what became of each. */
  async handsIn(trainee: Trainee, events: readonly unknown[]): Promise<Answer<typeof handInEvents>> {
    const outcomes: Answer<typeof handInEvents> = [];
    const sentAt = this.api.clock.now().toISOString();
    for (let at = 0; at < events.length; at += 100) {
      const body = { sentAt, events: events.slice(at, at + 100) };
      outcomes.push(...(await this.api.as(trainee.phone).call(handInEvents, { body })).body);
    }
    return outcomes;
  }

  /** Everything that a woman does who finishes the course. */
  async completedCourse(trainee: Trainee): Promise<readonly LearningEvent[]> {
    const facts = [...lessonFacts(trainee.release), ...testFacts(trainee, 'post')];
    const events = facts.map((fact) => this.event(trainee, fact));
    await this.handsIn(trainee, events);
    return events;
  }

  /** Her certificate, after she has finished the course. */
  async certificate(trainee: Trainee): Promise<MyCertificate> {
    await this.completedCourse(trainee);
    await this.api.finishJobs();
    const [certificate] = (await this.api.as(trainee).call(listMyCertificates, {})).body;
    if (!certificate) throw new Error('no certificate was issued');
    return certificate;
  }

  /** A new card for a woman; answers its code. */
  async card(staff: Who, trainee: Trainee): Promise<string> {
    return (await this.api.as(staff).call(renewCard, { params: { id: trainee.id } })).body.card;
  }
}

export function traineeOf(
  organisationId: string,
  { name, pin, keys }: JoinRequest,
  joined: { traineeId: string; traineeCode: string; enrolmentId: string },
  cohort: Cohort,
  release: Release,
): Trainee {
  const { traineeId: id, traineeCode: code, enrolmentId } = joined;
  return {
    ...{ organisationId, id, code, name, pin, enrolmentId, keys, cohort, release, made: { count: 0 } },
    ...bearer(keys.token),
    phone: bearer(keys.uploadToken),
  };
}

/** Right answers to every block of every lesson that the certificate requires. */
export const lessonFacts = (release: Release): LearningFact[] =>
  lessonsOf(release)
    .flatMap((lesson) => lesson.blocks)
    .map((block) =>
      block.kind === 'text'
        ? { kind: 'block-seen', blockId: block.id }
        : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) },
    );

/** A sitting of the test with right answers, or with none known. */
export function testFacts(trainee: Trainee, sitting: Sitting, knows = true): LearningFact[] {
  const { test } = trainee.release;
  if (!test) throw new Error('the course has no test');
  const attemptId = newId();
  const answers = itemsFor(test, sitting, { traineeId: trainee.id, attemptId }).map(
    ({ id: itemId, key }): LearningFact => ({
      ...{ kind: 'item-answered', attemptId, sitting, itemId },
      answer: knows && key.length > 0 ? key : 'dont-know',
    }),
  );
  return [...answers, { kind: 'test-handed-in', attemptId, sitting }];
}
