// `?embed` in the address: the page stands inside somebody else's.

export interface FrameAsked {
  /** The only origin that the page talks with; null for any. */
  readonly origin: string | null;
}

/** Whether the page was asked to stand in another one; null if not. */
export function frameAsked(search: string): FrameAsked | null {
  const asked = new URLSearchParams(search).get('embed');
  if (asked === null) return null;
  try {
    return { origin: asked === '' ? null : new URL(asked).origin };
  } catch {
    // An origin that is none is nobody's: nothing is told, and nobody is heard.
    return { origin: 'https://invalid' };
  }
}
