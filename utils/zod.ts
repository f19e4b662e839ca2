import { config, z } from 'zod';

// Zod 4 probes `new Function` for its fast path: a CSP violation in extension pages.
config({ jitless: true });

export { z };
