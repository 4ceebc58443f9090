import type { INestApplicationContext } from '@nestjs/common';
import { addDays, lessonsOf, rightAnswerTo, type LearningFact, type Release, type Role } from '@romduol/domain';
import { CohortService, JoinService, MeetingService } from '../src/cohort/index.ts';
import { CourseService } from '../src/course/index.ts';
import { IdentityService } from '../src/identity/index.ts';
import { LearningService } from '../src/learning/index.ts';
import { OrganisationService } from '../src/organisation/index.ts';
import { Clock } from '../src/platform/clock/clock.ts';
import { Random } from '../src/platform/clock/random.ts';
import { newId } from '../src/platform/database/new-id.ts';
import { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { Caller } from '../src/platform/http/caller.ts';

/** Sign-ins of the demonstration programme: known to everyone, made only on the embedded server or with SEED=demo. */
export const demonstrationPassword = 'romduol demonstration';
/** Base32 secret for an authenticator. */
export const demonstrationTotpSecret = 'ROMDUOLDEMONSTRATIONROMDUOLDEMOA';
const staff: readonly { email: string; name: string; roles: readonly Role[] }[] = [
  { email: 'trainer@demo.example', name: 'Demo Trainer', roles: ['trainer'] },
  { email: 'manager@demo.example', name: 'Demo Manager', roles: ['manager'] },
  { email: 'administrator@demo.example', name: 'Demo Administrator', roles: ['administrator'] },
];
/** Plainly made-up women: គំរូ means "sample". `lessons` is how many each has done; `came` whether she was at the meeting. */
const women = [
  { name: 'គំរូ ទីមួយ', lessons: 9, leavesIn: 6, came: true },
  { name: 'គំរូ ទីពីរ', lessons: 2, leavesIn: 1, came: true },
  { name: 'គំរូ ទីបី', lessons: 0, leavesIn: null, came: false },
] as const;

/** A small believable programme, made through the services. Answers what to print. */
export async function seedDemonstration(app: INestApplicationContext): Promise<readonly string[]> {
  const seeding = new Seeding(app);
  await seeding.makeOrganisation();
  const { cohortId, code, releaseId } = await seeding.makeClass();
  const marks: Marked[] = [];
  for (const { came, ...woman } of women)
    marks.push({ traineeId: await seeding.makeWoman(code, releaseId, woman), mark: came ? 'present' : 'absent' });
  await seeding.makeMeeting(cohortId, marks);
  return [
    'The demonstration programme was made.',
    ...staff.map(({ email, roles }) => `  ${roles.join(', ').padEnd(14)} ${email}`),
    `  password       ${demonstrationPassword}`,
    `  authenticator  ${demonstrationTotpSecret}  (or: npm run code)`,
    `  class code     ${code}`,
  ];
}

interface Marked {
  readonly traineeId: string;
  readonly mark: 'present' | 'absent';
}

class Seeding {
  private readonly organisationId = newId();
  private readonly trainerId = newId();

  constructor(private readonly app: INestApplicationContext) {}

  private get<T>(service: abstract new (...needs: never[]) => T): T {
    return this.app.get<T>(service, { strict: false });
  }

  async makeOrganisation(): Promise<void> {
    await this.asSystem(async () => {
      await this.get(OrganisationService).create({
        id: this.organisationId,
        nameKm: 'កម្មវិធីគំរូ',
        nameEn: 'Demonstration programme',
        timeZone: 'Asia/Phnom_Penh',
        isDemonstration: true,
      });
      const secrets = { password: demonstrationPassword, totpSecret: demonstrationTotpSecret };
      for (const [at, member] of staff.entries())
        await this.get(IdentityService).create({ ...member, ...secrets, id: at === 0 ? this.trainerId : newId() });
    });
  }

  makeClass(): Promise<{ cohortId: string; code: string; releaseId: string }> {
    return this.asTrainer(async () => {
      const release = (await this.get(CourseService).list()).find(({ code }) => code === 'AE');
      if (!release) throw new Error('the short course is not published');
      const today = await this.get(OrganisationService).today();
      const { id, code } = await this.get(CohortService).save(newId(), {
        name: 'ថ្នាក់គំរូ ទី 1',
        releaseId: release.id,
        language: 'km',
        womenOnly: true,
        seats: 30,
        startsOn: today,
        endsOn: addDays(today, 180),
        version: 0,
      });
      return { cohortId: id, code: code.code, releaseId: release.id };
    });
  }

  /** A meeting of today, as a trainer's tablet would have recorded it. */
  makeMeeting(cohortId: string, marked: readonly Marked[]): Promise<void> {
    const deviceId = newId();
    const markedAt = this.get(Clock).now().toISOString();
    const marks = marked.map((mark, seq) => ({ id: newId(), ...mark, markedAt, deviceId, seq }));
    return this.asTrainer(async () => {
      const heldOn = await this.get(OrganisationService).today();
      await this.get(MeetingService).record(cohortId, newId(), { heldOn, marks });
    });
  }

  /** Answers her id. */
  async makeWoman(code: string, releaseId: string, woman: Omit<(typeof women)[number], 'came'>): Promise<string> {
    const { name, lessons, leavesIn } = woman;
    const { organisationId } = this;
    const [traineeId, enrolmentId, deviceId] = [newId(), newId(), newId()];
    const token = () => this.get(Random).bytes(32).toString('base64url');
    const today = await this.asSystem(() => this.get(OrganisationService).today());
    const departure =
      leavesIn === null
        ? ({ intention: 'unknown', departsOn: null } as const)
        : ({ intention: 'leaving', departsOn: addDays(today, leavesIn) } as const);
    const keys = { deviceId, token: token(), uploadToken: token() };
    const person = { traineeId, enrolmentId, name, pin: '1234', departure, keys };
    await this.get(JoinService).join({ code, language: 'km', ...person });
    const release = await this.get(CourseService).release(releaseId);
    const events = factsOf(release, lessons).map((fact, seq) => {
      const circumstances = {
        v: 2 as const,
        by: 'herself' as const,
        enrolmentId,
        deviceId,
        seq,
        occurredAt: new Date().toISOString(),
      };
      return { id: newId(), ...circumstances, fact };
    });
    const trainee = { kind: 'trainee', organisationId, id: traineeId, deviceId, uploadOnly: false } as const;
    await this.get(Caller).during({ principal: trainee }, () =>
      this.asSystem(() => this.get(LearningService).handIn({ sentAt: new Date().toISOString(), events })),
    );
    return traineeId;
  }

  private asTrainer<T>(task: () => Promise<T>): Promise<T> {
    const { organisationId, trainerId: id } = this;
    const trainer = { kind: 'member', organisationId, id, sessionId: id, roles: ['trainer'], isWhole: true } as const;
    return this.get(Caller).during({ principal: trainer }, () => this.asSystem(task));
  }

  private asSystem<T>(task: () => Promise<T>): Promise<T> {
    const work = { organisationId: this.organisationId, actor: { kind: 'system' }, action: 'first-start' } as const;
    return this.get(UnitOfWork).run(work, task);
  }
}

/** What a woman does who goes through the first lessons: a right answer to everything. */
function factsOf(release: Release, lessons: number): LearningFact[] {
  return lessonsOf(release)
    .slice(0, lessons)
    .flatMap((lesson) => lesson.blocks)
    .map((block) =>
      block.kind === 'text'
        ? { kind: 'block-seen', blockId: block.id }
        : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) },
    );
}
