/** Icons of the toolbar beside the plain one, each drawn from `assets/icon-<name>.svg` (modules/toolbar-icons.ts). */
export const MARKED_ICONS = ['found', 'list', 'off', 'unreadable'] as const;
export type MarkedIcon = (typeof MARKED_ICONS)[number];

/** Pixels: what toolbars use on ordinary and on fine screens. */
export const ICON_SIZES = [16, 32] as const;

/** Where the build puts it. */
export const markedIcon = (icon: MarkedIcon, size: number): string => `icons/${icon}-${size}.png`;
