// Links, both ways. What writes them is not needed for the first look: it comes with after-load.ts, or with the pane that asks for it.
import { encodeLink } from '../scenario/encode.ts';
import { reader } from './engine.ts';
import type { Codec } from './opening.ts';

export const codec: Codec = {
  ...reader,
  encode: (scenario, view, extra = null) => encodeLink({ scenario, view, extra }),
};
