import type { ReactNode } from 'react';

/** Stands for what is being read, or could not be. */
export function Loading({ failed, onRetry }: { failed: boolean; onRetry: () => void }): ReactNode {
  if (!failed) return <p role="status">Loading …</p>;
  return (
    <p role="alert">
      This could not be read.{' '}
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}
