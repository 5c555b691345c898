// The format's order of keys, and where durations stand in it, read off the validator. The page's build ships this instead of the validator (scripts/asked-beforehand.ts).
import { GRAMMAR } from './grammar.ts';
import { type Order, orderOf } from './order-of.ts';

export const ORDER: Order = orderOf(GRAMMAR);
