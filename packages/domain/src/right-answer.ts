import type { Activity, Scene } from './content.ts';
import type { ActivityAnswer } from './learning-event.ts';

/**
 * An answer that completes an activity, found from the activity itself: what "show me" shows, what checks that every
 * activity can be completed, and what example data are made of.
 */
export function rightAnswerTo(activity: Activity): ActivityAnswer {
  switch (activity.kind) {
    case 'story-choice':
      return { kind: 'story-choice', path: pathToEnding(activity.start, activity.scenes) };
    case 'red-flags':
      return { kind: 'red-flags', found: activity.parts.filter(({ flag }) => flag).map(({ id }) => id) };
    case 'checklist':
      return { kind: 'checklist' };
    case 'sort':
      return activity.into.by === 'order'
        ? { kind: 'sort', order: activity.cards.map(({ id }) => id) }
        : { kind: 'sort', piles: activity.into.belongs };
    case 'quiz':
      // Questions about herself have no key; nobody is made to say how she feels.
      return {
        kind: 'quiz',
        answers: Object.fromEntries(activity.items.map(({ id, key }) => [id, key.length > 0 ? key : 'dont-know'])),
      };
    case 'calc':
      return { kind: 'calc', answer: activity.key };
    case 'plan':
      return { kind: 'plan', kept: true };
    case 'role-play':
    case 'discuss': {
      const choices = activity.alone.flatMap(({ id, choices: [first] = [] }) => (first ? [`${id}/${first.id}`] : []));
      return { kind: activity.kind, form: 'alone', choices };
    }
    case 'listen':
      return { kind: 'listen', heard: activity.parts.map(({ id }) => id) };
    case 'practice':
      return { kind: 'practice', steps: activity.steps.map(({ id }) => id) };
  }
}

/** The shortest way through a story; empty when it has no ending that can be reached. */
function pathToEnding(start: string, scenes: readonly Scene[]): readonly string[] {
  const paths = new Map<string, readonly string[]>([[start, []]]);
  for (const [id, path] of paths) {
    const scene = scenes.find((candidate) => candidate.id === id);
    if (scene && !scene.choices) return path;
    for (const choice of scene?.choices ?? [])
      if (!paths.has(choice.next)) paths.set(choice.next, [...path, choice.id]);
  }
  return [];
}
