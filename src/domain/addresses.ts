// E-mail addresses end here: what is kept or shown is made of names and texts without them.

/** Letters with their marks, and digits, of any script; a version such as `left-pad@1.2.3` is no address. */
const ADDRESS =
  /[\p{L}\p{M}\p{N}_.+-]{1,64}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63})*\.[\p{L}\p{M}]{2,63}/gu;
/** GitHub's own titles end at 256; whoever writes more must not be able to keep a server busy with it. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 200;

/** A name that can be shown: some people's git calls them by their address, of which only the part before the @ stays. */
export function shownName(name: string): string {
  const short = name.slice(0, LONGEST_NAME);
  const shown = short.replace(ADDRESS, (address) => address.slice(0, address.indexOf('@'))).trim();
  return shown === '' ? 'someone' : shown;
}

/** A text of the project without the addresses somebody wrote into it. */
export function withoutAddresses(text: string): string {
  return text.slice(0, LONGEST_TITLE).replace(ADDRESS, '…');
}
