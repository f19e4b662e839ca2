import { button } from './dom.ts';
import type { Labels } from './labels.ts';

/**
 * The way from a card to everything that is known of its model, on a page of ours, where it can be muted too; none where the
 * model is unknown. What scripts of the page press opens nothing.
 */
export const profileButton = (
  labels: Labels,
  model: string | undefined,
  onProfile: (model: string) => void,
): HTMLElement[] => (model ? [button(labels.profile, (event) => event.isTrusted && onProfile(model))] : []);
