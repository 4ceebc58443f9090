import type { Cohort, CohortDraft } from '@romduol/contracts';
import { addDays, seesAllCohorts, tracksOf } from '@romduol/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CourseService } from '../course/index.ts';
import { IdentityService } from '../identity/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';
import { hashOf, Random } from '../platform/clock/random.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { CohortRow } from './cohort.entity.ts';
import { CohortRepository } from './cohort.repository.ts';

/** Letters and digits of a join code, and how many days it works when the class has no end. */
const codeLength = 8;
const codeDays = 60;

/** Classes and their join codes, for the staff who may see them. */
@Injectable()
export class CohortService {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly courses: CourseService,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationService,
    private readonly random: Random,
    private readonly caller: Caller,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(): Promise<Cohort[]> {
    const { id, roles } = this.caller.member;
    const joined = await this.cohorts.joined();
    const answer: Cohort[] = [];
    for (const row of await this.cohorts.list(seesAllCohorts(roles) ? undefined : id))
      answer.push(await this.asSeen(row, joined.get(row.id) ?? 0));
    return answer;
  }

  async read(id: string): Promise<Cohort> {
    const row = await this.visible(id);
    return this.asSeen(row, await this.cohorts.countJoined(id));
  }

  /**
   * A cohort that the caller may see.
   * @throws Refusal `thing.not-found` for a cohort of another trainer just as for one that does not exist.
   */
  async visible(id: string): Promise<CohortRow> {
    const row = await this.cohorts.find(id);
    const { id: memberId, roles } = this.caller.member;
    if (!row || (row.trainerId !== memberId && !seesAllCohorts(roles))) throw new Refusal('thing.not-found');
    return row;
  }

  /** Creates a class when its id is new, else changes it; repeating either is harmless. */
  async save(id: string, draft: CohortDraft): Promise<Cohort> {
    const { version, ...facts } = draft;
    if (facts.endsOn !== null && facts.endsOn < facts.startsOn) throw new Refusal('cohort.ends-before-start');
    await this.courses.mayTeach(facts.releaseId, facts.language);
    const name = facts.name.normalize('NFC');
    if (version === 0) await this.create(id, { ...facts, name });
    else await this.change(id, version, { ...facts, name });
    return this.read(id);
  }

  private async create(id: string, facts: Omit<CohortDraft, 'version'>): Promise<void> {
    const trainerId = this.caller.member.id;
    const code = await this.newCode(facts.startsOn, facts.endsOn);
    if (await this.cohorts.insertOnce({ id, ...facts, trainerId, ...code, version: 1 })) return;
    const there = await this.visible(id);
    const isSame = (Object.keys(facts) as (keyof typeof facts)[]).every((name) => there[name] === facts[name]);
    if (there.version !== 1 || !isSame) throw new Refusal('thing.exists-differently');
  }

  private async change(id: string, version: number, facts: Omit<CohortDraft, 'version'>): Promise<void> {
    const before = await this.visible(id);
    // Whoever joins locks it too: nobody comes in while it is seen as empty.
    await this.cohorts.lock(id);
    const joined = await this.cohorts.countJoined(id);
    if (facts.seats < joined) throw new Refusal('cohort.too-few-seats');
    if (facts.releaseId !== before.releaseId && joined > 0) throw new Refusal('cohort.course-fixed');
    const codeExpiresOn = codeExpiry(await this.organisations.today(), facts.startsOn, facts.endsOn);
    if (!(await this.cohorts.updateVersion(id, version, { ...facts, codeExpiresOn })))
      throw new Refusal('thing.changed-meanwhile');
  }

  async renewCode(id: string): Promise<Cohort> {
    const { startsOn, endsOn } = await this.visible(id);
    await this.cohorts.update(id, await this.newCode(startsOn, endsOn));
    return this.read(id);
  }

  private async newCode(startsOn: string, endsOn: string | null) {
    const code = this.random.typable(codeLength);
    return {
      code,
      codeHash: hashOf(code),
      codeExpiresOn: codeExpiry(await this.organisations.today(), startsOn, endsOn),
    };
  }

  private async asSeen(row: CohortRow, joined: number): Promise<Cohort> {
    const { id, version, name, releaseId, language, womenOnly, seats, startsOn, endsOn } = row;
    const release = await this.courses.release(releaseId);
    const trainer = await this.identity.member(row.trainerId);
    const isExpired = row.codeExpiresOn < (await this.organisations.today());
    return {
      ...{ id, version, name, releaseId, language, womenOnly, seats, startsOn, endsOn },
      courseTitle: { ...release.title },
      hasSkills: tracksOf(release).length > 0,
      trainerName: trainer.name,
      joined,
      code: {
        code: row.code,
        expiresOn: row.codeExpiresOn,
        isExpired,
        joinUrl: `${this.config.PUBLIC_URL}/join/${row.code}`,
      },
    };
  }
}

/** A code works until the class ends, or two months from its start or from today, whichever is later. */
function codeExpiry(today: string, startsOn: string, endsOn: string | null): string {
  return endsOn ?? addDays(startsOn > today ? startsOn : today, codeDays);
}
