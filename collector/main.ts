/** `npm run collector`: starts the collector (docs/collector.md). */
import { enableCompileCache } from 'node:module';

// What is loaded after this is compiled once for all starts: a third of the time of a start is compiling.
enableCompileCache();
await import('./start.ts');
