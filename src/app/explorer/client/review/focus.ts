/**
 * The ref of a field that has the focus when its form appears. One function for all, since one that is made anew would
 * take the focus at every rendering.
 */
export const focus = (field: HTMLElement | null): void => field?.focus();
