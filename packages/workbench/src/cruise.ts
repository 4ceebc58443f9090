import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.ts';

interface Rooms {
  readonly default: { readonly forbidden: IForbiddenRuleType[]; readonly options: object };
}

/** Looks at every import of the apps and packages under the rules of the rooms. Paths are relative to `at`. */
export async function cruiseRooms(at = root): Promise<ICruiseResult> {
  const config = (await import(pathToFileURL(path.join(root, '.dependency-cruiser.mjs')).href)) as Rooms;
  const { forbidden, options } = config.default;
  const resolve = { ...(options as { enhancedResolveOptions: object }).enhancedResolveOptions };
  const result = await cruise(
    ['apps', 'packages'],
    { ...options, baseDir: at, validate: true, ruleSet: { forbidden } },
    resolve,
  );
  return result.output as ICruiseResult;
}
