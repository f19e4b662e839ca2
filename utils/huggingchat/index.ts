export type * from './types.ts';
export { watchHuggingChat } from './watch.ts';
