/** What a member may be trusted with. A member has any number of roles; what she may do is the union of their permissions. */
export const roles = [
  'trainer',
  'co-trainer',
  'author',
  'reviewer',
  'manager',
  'case-worker',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Things that may be done. Named after the feature that does them. */
export const permissions = [
  'course.read',
  'course.accept',
  'cohort.read',
  'cohort.manage',
  'trainee.open',
  'trainee.plan',
  'trainee.reset',
  'trainee.erase',
  'progress.read',
  'class.record',
  'certificate.read',
  'certificate.correct',
] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  trainer: [
    'course.read',
    'cohort.read',
    'cohort.manage',
    'trainee.open',
    'trainee.plan',
    'trainee.reset',
    'progress.read',
    'class.record',
    'certificate.read',
  ],
  'co-trainer': ['course.read', 'cohort.read', 'progress.read', 'class.record', 'trainee.reset'],
  author: ['course.read'],
  reviewer: ['course.read', 'course.accept'],
  manager: [
    'course.read',
    'course.accept',
    'cohort.read',
    'cohort.manage',
    'trainee.open',
    'trainee.plan',
    'trainee.erase',
    'progress.read',
    'certificate.read',
    'certificate.correct',
  ],
  'case-worker': [],
  administrator: ['course.read', 'course.accept', 'cohort.read'],
};

/** Everything that these roles together may do. */
export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role) => granted[role]));

/** Roles that see every cohort of the organisation; all others see the cohorts they teach. */
export const seesAllCohorts = (held: readonly Role[]): boolean =>
  held.includes('manager') || held.includes('administrator');

/** Roles that see women's names in the cohorts they see; all others see codes, and opening a name is an audited read. */
export const seesNames = (held: readonly Role[]): boolean => held.includes('trainer') || held.includes('co-trainer');
