export type Level = 'info' | 'warn' | 'error';
/** One line of JSON. Never given a report's words, a secret, a token or an address. */
export type Log = (
  level: Level,
  message: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;

/** Writes to standard error; standard output says only where the collector listens. */
export const logToStderr: Log = (level, message, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
};
