import type { Sort as Content } from '@romduol/domain';
import type { BlockProps } from './answering.ts';
import { SortInOrder } from './sort-order.tsx';
import { SortIntoPiles } from './sort-piles.tsx';
import type { SortAnswer } from './sort-answer.ts';

/** Cards into piles, or cards in order: one tap a card, no dragging. */
export const Sort = (props: BlockProps<Content, SortAnswer>) =>
  props.block.into.by === 'order' ? <SortInOrder {...props} /> : <SortIntoPiles {...props} into={props.block.into} />;
