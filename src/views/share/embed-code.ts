// The HTML that puts a run into somebody's own page.

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** `address` is that of the run, as it stands in a link. */
export function embedCode(address: string, title: string): string {
  const [page, hash = ''] = address.split('#');
  return `<iframe src="${escaped(`${page}?embed#${hash}`)}" title="${escaped(`Rackdrill: ${title}`)}" width="100%" height="640" allow="clipboard-write" loading="lazy"></iframe>`;
}
