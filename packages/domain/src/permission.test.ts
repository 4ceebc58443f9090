import {
  permissions,
  permissionsOf,
  roles,
  seesAllCohorts,
  seesNames,
  type Permission,
  type Role,
} from './permission.ts';

/** The reviewed table: who may do what, and nobody else. */
const reviewed: Readonly<Record<Permission, readonly Role[]>> = {
  'course.read': ['trainer', 'co-trainer', 'author', 'reviewer', 'manager', 'administrator'],
  'course.accept': ['reviewer', 'manager', 'administrator'],
  'cohort.read': ['trainer', 'co-trainer', 'manager', 'administrator'],
  'cohort.manage': ['trainer', 'manager'],
  'trainee.open': ['trainer', 'manager'],
  'trainee.plan': ['trainer', 'manager'],
  'trainee.reset': ['trainer', 'co-trainer'],
  'trainee.erase': ['manager'],
  'progress.read': ['trainer', 'co-trainer', 'manager'],
  'class.record': ['trainer', 'co-trainer'],
  'certificate.read': ['trainer', 'manager'],
  'certificate.correct': ['manager'],
};

describe('a permission', () => {
  it.each(permissions)('%s is held by exactly the reviewed roles', (permission) => {
    expect(roles.filter((role) => permissionsOf([role]).has(permission))).toEqual(reviewed[permission]);
  });

  it.each(permissions)('%s is granted to some role', (permission) => {
    expect(permissionsOf(roles).has(permission)).toBe(true);
  });
});

describe('a member', () => {
  it('may do nothing without a role', () => {
    expect(permissionsOf([])).toEqual(new Set());
    expect(seesAllCohorts([])).toBe(false);
    expect(seesNames([])).toBe(false);
  });

  it('may do what any of her roles may do, and nothing more', () => {
    for (const one of roles)
      for (const other of roles)
        expect(permissionsOf([one, other])).toEqual(new Set([...permissionsOf([one]), ...permissionsOf([other])]));
  });

  it.each(roles)(
    'who is %s sees names only in cohorts she teaches, or codes in all of them, never names in all',
    (role) => {
      expect(seesNames([role]) && seesAllCohorts([role])).toBe(false);
    },
  );

  it('who sees names is a trainer or co-trainer; who sees every cohort is a manager or administrator', () => {
    expect(roles.filter((role) => seesNames([role]))).toEqual(['trainer', 'co-trainer']);
    expect(roles.filter((role) => seesAllCohorts([role]))).toEqual(['manager', 'administrator']);
  });
});
