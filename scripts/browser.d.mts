/** The path of a Chromium that is on this machine, or null. */
export function findBrowser(): string | null;
/** As findBrowser, but tries to install one; null after saying why that failed. */
export function needBrowser(): string | null;
