// The address that a drill is passed on by.

/** The address of this page with that fragment; how it was embedded or asked for is not passed on. */
export function addressOf(hash: string): string {
  const address = new URL(location.href);
  address.search = '';
  address.hash = hash;
  return address.href;
}
