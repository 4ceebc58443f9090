import type { Answer, Certificate, FileAnswer, listMyCertificates, MyCertificate } from '@romduol/contracts';
import {
  comparable,
  packCredential,
  readShortCode,
  readSignedCode,
  seesNames,
  shortCode,
  signedCode,
  standingOf,
  type CertificateStanding,
  type Release,
  type RevocationReason,
} from '@romduol/domain';
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CohortService, Enrolments, RosterService } from '../cohort/index.ts';
import { courseCompleted, LearningService } from '../learning/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';
import { Clock } from '../platform/clock/clock.ts';
import { hashOf, Random } from '../platform/clock/random.ts';
import { Doors } from '../platform/database/doors.ts';
import { newId } from '../platform/database/new-id.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { TraineeService, type Trainee } from '../trainee/index.ts';
import type { CertificateRow } from './certificate.entity.ts';
import { CertificateRepository } from './certificate.repository.ts';
import { missingGlyphs, renderSheet } from './sheet/sheet.ts';
import { SigningKey } from './signing-key.ts';

/** Bytes of a certificate's random id: 128 bit, which its code carries. */
const codeBytes = 16;

type Facts = Omit<
  CertificateRow,
  | 'organisationId'
  | 'id'
  | 'codeHash'
  | 'signedCode'
  | 'shortCode'
  | 'createdAt'
  | 'revokedAt'
  | 'revokedReason'
  | 'replacedBy'
>;

/** Certificates: issued by the server when the completion rule holds, and never otherwise. */
@Injectable()
export class CertificateService implements OnModuleInit {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly key: SigningKey,
    private readonly enrolments: Enrolments,
    private readonly learning: LearningService,
    private readonly cohorts: CohortService,
    private readonly roster: RosterService,
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly doors: Doors,
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly caller: Caller,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.register(courseCompleted, ({ enrolmentId }) => this.issue(enrolmentId));
  }

  /** Issues the first version for an enrolment that is complete. Any number of calls, also at once, issue one. */
  async issue(enrolmentId: string): Promise<void> {
    this.work.concerns(enrolmentId);
    const found = await this.enrolments.find(enrolmentId);
    if (!found || (await this.certificates.hasAny(enrolmentId))) return;
    const { completion } = await this.learning.standing(enrolmentId, found.release);
    if (!completion.isComplete) return;
    const trainee = await this.trainees.trainee(found.enrolment.traineeId);
    const number = this.random.typable(10);
    await this.insert(newId(), await this.factsFor(found.release, trainee, enrolmentId, number));
  }

  private async factsFor(release: Release, trainee: Trainee, enrolmentId: string, number: string): Promise<Facts> {
    const { nameKm, nameEn } = await this.organisations.own();
    return {
      number,
      version: 1,
      enrolmentId,
      traineeId: trainee.id,
      name: trainee.name,
      latinName: trainee.latinName,
      courseCode: release.code,
      courseTitle: release.title,
      minutes: release.minutes,
      organisationName: { km: nameKm, en: nameEn },
      reviewed: release.review.km.state === 'accepted',
      issuedOn: await this.organisations.today(),
      expiresOn: null,
    };
  }

  private async insert(id: string, facts: Facts): Promise<boolean> {
    const certificateId = this.random.bytes(codeBytes);
    const nameHash = createHash('sha256').update(certificateId).update(comparable(facts.name)).digest().subarray(0, 16);
    const { issuedOn, expiresOn, courseCode } = facts;
    const payload = packCredential({
      keyId: this.key.number,
      certificateId,
      nameHash,
      issuedOn,
      expiresOn,
      courseCode,
    });
    const short = shortCode(certificateId);
    return this.certificates.insertOnce({
      id,
      ...facts,
      codeHash: hashOf(short),
      signedCode: signedCode(payload, this.key.sign(payload)),
      shortCode: short,
      createdAt: this.clock.now(),
      revokedAt: null,
      revokedReason: null,
      replacedBy: null,
    });
  }

  async list(cohortId: string): Promise<Certificate[]> {
    await this.cohorts.visible(cohortId);
    const rows = await this.certificates.ofCohort(cohortId);
    const trainees = await this.trainees.all(rows.map(({ traineeId }) => traineeId));
    const codes = new Map(trainees.map(({ id, code }) => [id, code]));
    const today = await this.organisations.today();
    return rows.map((row) => this.asSeen(row, codes.get(row.traineeId) ?? '', today));
  }

  private asSeen(row: CertificateRow, traineeCode: string, today: string): Certificate {
    const { id, number, version, traineeId, minutes, issuedOn, expiresOn, replacedBy } = row;
    return {
      ...{ id, number, version, traineeId, traineeCode, minutes, issuedOn, expiresOn, replacedBy },
      name: seesNames(this.caller.member.roles) ? row.name : null,
      courseTitle: { ...row.courseTitle },
      standing: standingOn(row, today),
    };
  }

  /** The PDF of a certificate in one of the caller's classes. */
  async sheet(id: string): Promise<FileAnswer> {
    return this.rendered(await this.visible(await this.certificates.find(id)));
  }

  async revoke(id: string, reason: RevocationReason): Promise<Certificate> {
    const row = await this.visible(await this.certificates.lock(id));
    if (row.revokedAt !== null) throw new Refusal('certificate.already-revoked');
    await this.certificates.markRevoked(id, this.clock.now(), reason);
    return this.seen(id);
  }

  /** Issues the next version with a corrected name; repeating it with the same new id is harmless. */
  async reissue(id: string, newCertificateId: string, name: string, latinName: string | null): Promise<Certificate> {
    const row = await this.visible(await this.certificates.lock(id));
    if (row.replacedBy === newCertificateId) return this.seen(newCertificateId);
    if (row.revokedAt !== null) throw new Refusal('certificate.already-revoked');
    if (row.replacedBy !== null) throw new Refusal('certificate.already-replaced');
    const missing = await missingGlyphs(name + (latinName ?? ''));
    if (missing.length > 0) throw new Refusal('certificate.name-not-printable', { characters: missing.join(' ') });
    const { number, version, enrolmentId, traineeId, courseCode, courseTitle, minutes, organisationName, reviewed } =
      row;
    const isNew = await this.insert(newCertificateId, {
      ...{ number, enrolmentId, traineeId, courseCode, courseTitle, minutes, organisationName, reviewed },
      version: version + 1,
      name: name.normalize('NFC'),
      latinName: latinName?.normalize('NFC') ?? null,
      issuedOn: await this.organisations.today(),
      expiresOn: row.expiresOn,
    });
    if (!isNew) throw new Refusal('thing.exists-differently');
    await this.certificates.markReplaced(id, newCertificateId);
    return this.seen(newCertificateId);
  }

  private async seen(id: string): Promise<Certificate> {
    const row = await this.visible(await this.certificates.find(id));
    const { code } = await this.trainees.trainee(row.traineeId);
    return this.asSeen(row, code, await this.organisations.today());
  }

  /** @throws Refusal `thing.not-found` unless the woman is in one of the caller's classes. */
  private async visible(row: CertificateRow | null): Promise<CertificateRow> {
    if (!row) throw new Refusal('thing.not-found');
    await this.roster.trainee(row.traineeId);
    return row;
  }

  async mine(): Promise<Answer<typeof listMyCertificates>> {
    const today = await this.organisations.today();
    return (await this.certificates.newestOf(this.caller.trainee.id)).map((row): MyCertificate => ({
      id: row.id,
      enrolmentId: row.enrolmentId,
      number: row.number,
      name: row.name,
      courseTitle: { ...row.courseTitle },
      minutes: row.minutes,
      issuedOn: row.issuedOn,
      standing: standingOn(row, today),
      verifyUrl: this.verifyUrl(row),
    }));
  }

  async mySheet(id: string): Promise<FileAnswer> {
    const row = await this.certificates.find(id);
    if (row?.traineeId !== this.caller.trainee.id) throw new Refusal('thing.not-found');
    return this.rendered(row);
  }

  /** What a stranger learns of a code: its standing, and nothing more. Unreadable and unknown codes look the same. */
  async verify(code: string): Promise<CertificateStanding | 'unknown'> {
    const id = readSignedCode(code)?.credential.certificateId ?? readShortCode(code);
    const found = id && (await this.doors.certificate(shortCode(id)));
    if (!found) return 'unknown';
    const work = { organisationId: found.organisationId, actor: { kind: 'nobody' } } as const;
    return this.work.run({ ...work, action: 'certificate.verify', unaudited: true }, async () => {
      const row = await this.certificates.find(found.id);
      const isForged = row !== null && readSignedCode(code) !== null && row.signedCode !== plain(code);
      return row && !isForged ? standingOn(row, await this.organisations.today()) : 'unknown';
    });
  }

  publicKeys() {
    return this.key.publicKeys();
  }

  private async rendered(row: CertificateRow): Promise<FileAnswer> {
    const bytes = await renderSheet({
      name: row.name,
      latinName: row.latinName,
      course: { km: row.courseTitle.km ?? '', en: row.courseTitle.en ?? '' },
      minutes: row.minutes,
      issuedOn: row.issuedOn,
      expiresOn: row.expiresOn,
      organisation: row.organisationName,
      number: row.number,
      version: row.version,
      shortCode: row.shortCode,
      verifyUrl: this.verifyUrl(row),
      review: row.reviewed ? 'accepted' : 'awaiting',
    });
    return { bytes, fileName: `${row.number}-${row.version}.pdf` };
  }

  /** Upper case throughout, so that the QR symbol stays small. */
  private verifyUrl({ signedCode: code }: CertificateRow): string {
    return `${this.config.PUBLIC_URL}/C/${code}`.toUpperCase();
  }
}

const standingOn = (row: CertificateRow, today: string): CertificateStanding =>
  standingOf({ revoked: row.revokedAt !== null, replaced: row.replacedBy !== null, expiresOn: row.expiresOn }, today);

const plain = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '');
