// The two numbers of the file format that the page needs without its validator.

/** The newest version of the file format this program reads. */
export const VERSION = 1;

/** How many lines a script may have. */
export const MAX_LINES = 5000;
