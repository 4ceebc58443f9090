import type { Page } from '@playwright/test';
import type { Road } from './road.ts';

/** A browser and the road on which it reaches the server. */
export interface OnRoad {
  readonly page: Page;
  readonly road: Road;
}

/** No network at all: the browser knows of none, and nothing would reach the server if it asked. */
export async function cutNetwork({ page, road }: OnRoad): Promise<void> {
  await page.context().setOffline(true);
  await road.cut();
}

export async function mendNetwork({ page, road }: OnRoad): Promise<void> {
  await road.mend();
  await page.context().setOffline(false);
}

/** How often the server said of each event that it took it. */
export function timesTaken({ said }: Road): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { method, path, status, answer } of said)
    if (method === 'POST' && path === '/api/events' && status === 200)
      for (const { id, outcome } of JSON.parse(answer) as { id: string; outcome: string }[])
        if (outcome === 'taken') times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
