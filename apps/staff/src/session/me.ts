import type { Me } from '@romduol/contracts';
import { seesNames, type Permission } from '@romduol/domain';
import { useRouteLoaderData } from 'react-router';

/** The id of the route that knows who is signed in. */
export const signedInRoute = 'signed-in';

export interface Myself {
  readonly me: Me;
  readonly may: (permission: Permission) => boolean;
  /** False for those who see codes and open a name one by one. */
  readonly seesNames: boolean;
}

/** Who is signed in and what she may do: what she may not do is not offered. */
export function useMe(): Myself {
  const me = useRouteLoaderData<Me>(signedInRoute);
  if (me === undefined) throw new Error('nobody is signed in here');
  return { me, may: (permission) => me.permissions.includes(permission), seesNames: seesNames(me.roles) };
}
