// The first reading of a clone: who is who, which direct commits are one change, and when everything landed. Keeps no commit.
import type { Instant } from '../domain/time.ts';
import type { Landing } from './landings.ts';
import { isDirect, signersOf } from './landings.ts';
import type { Mailmap } from './mailmap.ts';
import { Guestbook } from './people.ts';
import type { People } from './people.ts';
import type { Signature } from './robot.ts';

export interface Survey {
  readonly people: People;
  /** For each pull request that was pushed directly, the place of its last commit on the line. */
  readonly lastOfPull: ReadonlyMap<string, number>;
  /** When each change lands, in the order in which their last commits are met. */
  readonly landingTimes: readonly Instant[];
}

/** Reads all landings once; what it remembers grows with people and changes, not with commits. */
export async function survey(
  landings: AsyncIterable<Landing>,
  mailmapOf: (signatures: readonly Signature[]) => Promise<Mailmap>,
): Promise<{ survey: Survey; mailmap: Mailmap }> {
  const guestbook = new Guestbook();
  const reviewers = new Map<string, Signature>();
  const lastOfPull = new Map<string, number>();
  const steps: { at: Instant; pull: string | null }[] = [];
  for await (const landing of landings) {
    const pull = isDirect(landing) ? landing.commit.message.pull : null;
    if (pull !== null) lastOfPull.set(pull, steps.length);
    steps.push({ at: landing.commit.committedAt, pull });
    signIn(landing, guestbook);
    for (const reviewer of reviewersIn(landing))
      reviewers.set(`${reviewer.name} <${reviewer.address}>`, reviewer);
  }
  const mailmap = await mailmapOf([...reviewers.values()]);
  for (const reviewer of reviewers.values()) guestbook.meet(mailmap(reviewer));
  const isLast = ({ pull }: { pull: string | null }, place: number) =>
    pull === null || lastOfPull.get(pull) === place;
  const landingTimes = steps.filter(isLast).map(({ at }) => at);
  return { survey: { people: guestbook.settle(), lastOfPull, landingTimes }, mailmap };
}

function signIn(landing: Landing, guestbook: Guestbook): void {
  for (const { author, committer, message } of [...landing.brought, landing.commit]) {
    guestbook.meet(author);
    guestbook.meet(committer);
    for (const login of message.reviewerLogins) guestbook.meetLogin(login);
  }
  const { askedBy } = landing.commit.message;
  const author = onlyAuthorOf(landing);
  if (askedBy !== null && author !== undefined) guestbook.sawRequest(askedBy, author);
}

function reviewersIn({ brought, commit }: Landing): Signature[] {
  return [...brought, commit].flatMap(({ message }) => message.reviewers);
}

function onlyAuthorOf(landing: Landing) {
  const [first, ...others] = signersOf(landing).map((commit) => commit.author);
  return others.every((other) => other.address === first?.address) ? first : undefined;
}
