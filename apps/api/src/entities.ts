import { CertificateHolder } from './certificate/certificate-holder.entity.ts';
import { CertificateRow } from './certificate/certificate.entity.ts';
import { AttendanceMarkRow } from './cohort/attendance-mark.entity.ts';
import { CohortRow } from './cohort/cohort.entity.ts';
import { Enrolment } from './cohort/enrolment.entity.ts';
import { MeetingRow } from './cohort/meeting.entity.ts';
import { SkillMarkRow } from './cohort/skill-mark.entity.ts';
import { ReleaseAcceptance } from './course/release-acceptance.entity.ts';
import { ReleaseRow } from './course/release.entity.ts';
import { MemberSession } from './identity/member-session.entity.ts';
import { Member } from './identity/member.entity.ts';
import { RecoveryCode } from './identity/recovery-code.entity.ts';
import { LearningEventRow } from './learning/learning-event.entity.ts';
import { Media } from './media/media.entity.ts';
import { Organisation } from './organisation/organisation.entity.ts';
import { Device } from './trainee/device.entity.ts';
import { Trainee } from './trainee/trainee.entity.ts';

/** Every entity; a law compares them with the tables. */
export const entities: (new () => object)[] = [
  Organisation,
  Member,
  MemberSession,
  RecoveryCode,
  Media,
  ReleaseRow,
  ReleaseAcceptance,
  Trainee,
  Device,
  CohortRow,
  Enrolment,
  MeetingRow,
  AttendanceMarkRow,
  SkillMarkRow,
  LearningEventRow,
  CertificateRow,
  CertificateHolder,
];
