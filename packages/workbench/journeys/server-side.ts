import { getMyLearning, type Client } from '@romduol/contracts';
import type { LearningEvent } from '@romduol/domain';
import { clientAt } from './another-woman.ts';
import type { Road } from './road.ts';

/** A client that speaks to the server as the woman does whose phone last asked for her learning over this road. */
export function clientOf({ said }: Road): Client {
  const asked = said.filter(({ path, status }) => path === '/api/me/learning' && status === 200).at(-1);
  const { authorization = '' } = JSON.parse(asked?.headers ?? '{}') as { readonly authorization?: string };
  if (authorization === '') throw new Error('nobody has asked for her learning over this road');
  return clientAt(authorization.replace(/^Bearer /, ''));
}

/** Every event of hers that the server holds. */
export const eventsHeldFor = async (road: Road): Promise<readonly LearningEvent[]> =>
  (await clientOf(road)(getMyLearning, {})).events;
