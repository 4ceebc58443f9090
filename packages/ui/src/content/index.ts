export { BlockView, type BlockViewProps } from './block-view.tsx';
export { ItemView, type ItemViewProps } from './item-view.tsx';
export {
  ContentProvider,
  Picture,
  Said,
  SpeakerFor,
  useContent,
  type ContentSource,
  type ShownPicture,
} from './source.tsx';
export type { Drawer, DrawerWords } from './drawer.ts';
export type { NumberOf } from './practice.tsx';
