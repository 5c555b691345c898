// Which rules the engine follows, as a number that stands in every link: a run is made anew where a link is opened, so a
// link made under other rules can show another run, and says so.

/**
 * Raise it by one with each published change after which a scenario that ran before runs otherwise. A link that says no
 * number was made under rules 1.
 */
export const RULES: number = 1;
