import { packOf, withoutPacks, type ChosenPack, type Locale, type Release } from '@romduol/domain';
import type { ReleaseSummary } from '@romduol/contracts';
import { Injectable } from '@nestjs/common';
import { IdentityService } from '../identity/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { newId } from '../platform/database/new-id.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { CourseRepository } from './course.repository.ts';
import { inLanguage } from './pack.ts';
import { languagesOf, summaryOf } from './release-summary.ts';

/** Course releases: what can be taught, and what this organisation has accepted. */
@Injectable()
export class CourseService {
  /** Releases never change, so each is read from the database once per process. */
  private readonly known = new Map<string, Release>();

  constructor(
    private readonly courses: CourseRepository,
    private readonly organisations: OrganisationService,
    private readonly identity: IdentityService,
    private readonly caller: Caller,
  ) {}

  /** @throws Refusal `thing.not-found`. */
  async release(id: string): Promise<Release> {
    const known = this.known.get(id) ?? (await this.courses.release(id));
    if (!known) throw new Refusal('thing.not-found');
    this.known.set(id, known);
    return known;
  }

  /** A release as a phone begins with it: in one language, and without the lessons of its packs. */
  async pack(id: string, locale: Locale): Promise<Release> {
    return withoutPacks(await this.releaseIn(id, locale));
  }

  /** @throws Refusal `thing.not-found` when the release has no such pack, or not in that language. */
  async chosenPack(id: string, locale: Locale, packId: string): Promise<ChosenPack> {
    const pack = packOf(await this.releaseIn(id, locale), packId);
    if (pack === null) throw new Refusal('thing.not-found');
    return pack;
  }

  /** A whole release in one language. @throws Refusal `thing.not-found` when a text of it does not exist in that language. */
  async releaseIn(id: string, locale: Locale): Promise<Release> {
    const release = await this.release(id);
    if (!languagesOf(release).includes(locale)) throw new Refusal('thing.not-found');
    return inLanguage(release, locale);
  }

  /**
   * @throws Refusal `cohort.course-not-accepted` when nobody has accepted it and this is no demonstration;
   * `thing.not-found` when there is no such course, or none in that language.
   */
  async mayTeach(releaseId: string, language: Locale): Promise<Release> {
    const release = await this.release(releaseId);
    if (!languagesOf(release).includes(language)) throw new Refusal('thing.not-found');
    const accepted = (await this.courses.acceptances()).some((acceptance) => acceptance.releaseId === releaseId);
    if (!accepted && !(await this.organisations.own()).isDemonstration) throw new Refusal('cohort.course-not-accepted');
    return release;
  }

  async list(): Promise<ReleaseSummary[]> {
    const acceptances = await this.courses.acceptances();
    const { isDemonstration } = await this.organisations.own();
    const summaries: ReleaseSummary[] = [];
    for (const id of await this.courses.newest()) {
      const acceptance = acceptances.find(({ releaseId }) => releaseId === id);
      const by = acceptance && (await this.identity.member(acceptance.acceptedBy)).name;
      summaries.push({
        ...summaryOf(await this.release(id)),
        accepted: acceptance && by !== undefined ? { by, on: acceptance.acceptedOn } : null,
        mayBeTaught: isDemonstration || acceptance !== undefined,
      });
    }
    return summaries;
  }

  /** Accepts a course and the help numbers in the caller's name. Accepting twice changes nothing. */
  async accept(releaseId: string): Promise<void> {
    await this.release(releaseId);
    const acceptedOn = await this.organisations.today();
    await this.courses.accept({ id: newId(), releaseId, acceptedBy: this.caller.member.id, acceptedOn });
  }
}
