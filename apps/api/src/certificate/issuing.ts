import { comparable, packCredential, shortCode, signedCode, type Release } from '@romduol/domain';
import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Enrolments } from '../cohort/index.ts';
import { courseCompleted, LearningService } from '../learning/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { hashOf, Random } from '../platform/clock/random.ts';
import { newId } from '../platform/database/new-id.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Erasure, TraineeService } from '../trainee/index.ts';
import type { CertificateRow } from './certificate.entity.ts';
import { CertificateRepository, type Holder } from './certificate.repository.ts';
import { Sheets } from './sheets.ts';
import { SigningKey } from './signing-key.ts';

/** Bytes of a certificate's random id: 128 bit, which its code carries. */
const codeBytes = 16;
/** Letters and digits of a printed number. */
const numberLength = 10;

/** What a version states, before its code is made. */
type Facts = Pick<
  CertificateRow,
  | 'number'
  | 'version'
  | 'enrolmentId'
  | 'traineeId'
  | 'courseCode'
  | 'courseTitle'
  | 'minutes'
  | 'organisationName'
  | 'reviewed'
  | 'issuedOn'
  | 'expiresOn'
>;

/** Issues certificates: when the completion rule holds and never otherwise, each version once and for ever. */
@Injectable()
export class Issuing implements OnModuleInit {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly sheets: Sheets,
    private readonly key: SigningKey,
    private readonly enrolments: Enrolments,
    private readonly learning: LearningService,
    private readonly trainees: TraineeService,
    private readonly erasure: Erasure,
    private readonly organisations: OrganisationService,
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  onModuleInit(): void {
    this.jobs.register(courseCompleted, ({ enrolmentId }) => this.issue(enrolmentId));
    this.erasure.register((traineeId) => this.certificates.eraseTrainee(traineeId, this.clock.now()));
  }

  /** Issues the first version for an enrolment that is complete. Any number of calls, also at once, issue one. */
  async issue(enrolmentId: string): Promise<void> {
    this.work.concerns(enrolmentId);
    const found = await this.enrolments.find(enrolmentId);
    if (!found) return;
    const { enrolment, release } = found;
    const holder = await this.trainees.held(enrolment.traineeId);
    if (!holder || (await this.certificates.hasAny(enrolmentId))) return;
    const { completion } = await this.learning.standing({ ...enrolment, release });
    if (!completion.isComplete) return;
    const { name, latinName, id } = holder;
    await this.insert(newId(), await this.firstFacts(release, enrolmentId, id), { name, latinName });
  }

  private async firstFacts(release: Release, enrolmentId: string, traineeId: string): Promise<Facts> {
    const { nameKm, nameEn } = await this.organisations.own();
    return {
      number: this.random.typable(numberLength),
      version: 1,
      enrolmentId,
      traineeId,
      courseCode: release.code,
      courseTitle: release.title,
      minutes: release.minutes,
      organisationName: { km: nameKm, en: nameEn },
      reviewed: release.review.km.state === 'accepted',
      issuedOn: await this.organisations.today(),
      expiresOn: null,
    };
  }

  /**
   * Issues the next version of a locked certificate under a corrected name; the old one then says replaced. Repeating
   * it with the same new id is harmless.
   */
  async reissue(row: CertificateRow, newVersionId: string, holder: NonNullable<Holder>): Promise<void> {
    if (row.replacedBy === newVersionId) return;
    if (row.revokedAt !== null) throw new Refusal('certificate.already-revoked');
    if (row.replacedBy !== null) throw new Refusal('certificate.already-replaced');
    await this.sheets.refuseUnprintable(holder.name + (holder.latinName ?? ''));
    const facts: Facts = { ...row, version: row.version + 1, issuedOn: await this.organisations.today() };
    if (!(await this.insert(newVersionId, facts, holder))) throw new Refusal('thing.exists-differently');
    await this.certificates.markReplaced(row.id, newVersionId);
  }

  private async insert(id: string, facts: Facts, { name, latinName }: NonNullable<Holder>): Promise<boolean> {
    const { number, version, enrolmentId, traineeId, courseCode, courseTitle, minutes } = facts;
    const { organisationName, reviewed, issuedOn, expiresOn } = facts;
    const certificateId = this.random.bytes(codeBytes);
    const nameHash = createHash('sha256')
      .update(certificateId)
      .update(comparable(name))
      .digest()
      .subarray(0, codeBytes);
    const keyId = this.key.number;
    const payload = packCredential({ keyId, certificateId, nameHash, issuedOn, expiresOn, courseCode });
    const short = shortCode(certificateId);
    const row = {
      ...{ id, number, version, enrolmentId, traineeId, courseCode, courseTitle, minutes },
      ...{ organisationName, reviewed, issuedOn, expiresOn },
      codeHash: hashOf(short),
      signedCode: signedCode(payload, this.key.sign(payload)),
      shortCode: short,
      createdAt: this.clock.now(),
      revokedAt: null,
      revokedReason: null,
      replacedBy: null,
    };
    const holder = { name: name.normalize('NFC'), latinName: latinName?.normalize('NFC') ?? null };
    return this.certificates.insertOnce(row, holder);
  }
}
