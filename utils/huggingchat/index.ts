export type * from './types.ts';
export { type WatchOptions, watchHuggingChat } from './watch.ts';
