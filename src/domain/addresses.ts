// E-mail addresses end here: what is kept or shown is made of names and texts without them.

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;

/** A name that can be shown: some people's git calls them by their address, of which only the part before the @ stays. */
export function shownName(name: string): string {
  const shown = name.replace(ADDRESS, (address) => address.slice(0, address.indexOf('@'))).trim();
  return shown === '' ? 'someone' : shown;
}

/** A text of the project without the addresses somebody wrote into it. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, '…');
}
