import type { INestApplicationContext } from '@nestjs/common';
import { addDays, lessonsOf, rightAnswerTo, type LearningFact, type Release, type Role } from '@romduol/domain';
import { CohortService, JoinService } from '../src/cohort/index.ts';
import { CourseService } from '../src/course/index.ts';
import { IdentityService } from '../src/identity/index.ts';
import { LearningService } from '../src/learning/index.ts';
import { OrganisationService } from '../src/organisation/index.ts';
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
/** Plainly made-up women: គំរូ means "sample". `lessons` is how many each has done. */
const women = [
  { name: 'គំរូ ទីមួយ', lessons: 9, leavesIn: 6 },
  { name: 'គំរូ ទីពីរ', lessons: 2, leavesIn: 1 },
  { name: 'គំរូ ទីបី', lessons: 0, leavesIn: null },
] as const;

/** A small believable programme, made through the services. Answers what to print. */
export async function seedDemonstration(app: INestApplicationContext): Promise<readonly string[]> {
  const seeding = new Seeding(app);
  await seeding.makeOrganisation();
  const { code, releaseId } = await seeding.makeClass();
  for (const woman of women) await seeding.makeWoman(code, releaseId, woman);
  return [
    'The demonstration programme was made.',
    ...staff.map(({ email, roles }) => `  ${roles.join(', ').padEnd(14)} ${email}`),
    `  password       ${demonstrationPassword}`,
    `  authenticator  ${demonstrationTotpSecret}  (or: npm run code)`,
    `  class code     ${code}`,
  ];
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

  makeClass(): Promise<{ code: string; releaseId: string }> {
    const { organisationId, trainerId: id } = this;
    const trainer = { kind: 'member', organisationId, id, sessionId: id, roles: ['trainer'], isWhole: true } as const;
    return this.get(Caller).during({ principal: trainer }, () =>
      this.asSystem(async () => {
        const [release] = await this.get(CourseService).list();
        if (!release) throw new Error('the curriculum is not published');
        const today = await this.get(OrganisationService).today();
        const { code } = await this.get(CohortService).save(newId(), {
          name: 'ថ្នាក់គំរូ · Sample class',
          releaseId: release.id,
          language: 'km',
          womenOnly: true,
          seats: 30,
          startsOn: today,
          endsOn: addDays(today, 180),
          version: 0,
        });
        return { code: code.code, releaseId: release.id };
      }),
    );
  }

  async makeWoman(code: string, releaseId: string, { name, lessons, leavesIn }: (typeof women)[number]): Promise<void> {
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
      const circumstances = { v: 1, enrolmentId, deviceId, seq, occurredAt: new Date().toISOString() };
      return { id: newId(), ...circumstances, fact };
    });
    const trainee = { kind: 'trainee', organisationId, id: traineeId, deviceId, uploadOnly: false } as const;
    await this.get(Caller).during({ principal: trainee }, () =>
      this.asSystem(() => this.get(LearningService).handIn({ sentAt: new Date().toISOString(), events })),
    );
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
