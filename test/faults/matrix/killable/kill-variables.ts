/** Says the build for tests where to end: `3 before`, `3 after`, `3 midst`. Nothing in the product reads it. */
export const planVariable = 'KILL_POINT';

/** Names the file in which that build notes each call that changes something. */
export const listVariable = 'KILL_POINT_LIST';
