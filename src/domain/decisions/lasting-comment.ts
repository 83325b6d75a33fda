// The one comment that stays with a pairing from acceptance on: it names the mentor, and is edited from then on.
import { mentorshipKey } from '../comment-key.ts';
import type { PersonKey } from '../contribution.ts';
import type { Effect } from '../effect.ts';
import type { ConcernRoute, MentorshipPhase } from '../message.ts';
import type { Bond } from '../pairing.ts';
import type { Common } from '../situation.ts';
import type { Thread } from '../thread.ts';

type Place = Pick<Common, 'settings' | 'pagesUrl'> & { readonly thread: Pick<Thread, 'kind'> };

/** With `mentioned`, the words call on these people; an edit calls on nobody, because they were called already. */
export function sayMentorship(
  pairing: Bond,
  place: Place,
  phase: MentorshipPhase,
  mentioned: readonly PersonKey[] = [],
): Effect {
  const { newcomer, state, agreement } = pairing;
  const { mentor } = state;
  return {
    do: 'say',
    thread: pairing.thread,
    key: mentorshipKey(pairing),
    message: {
      about: 'mentorship',
      mentor,
      newcomer,
      where: place.thread.kind,
      agreement,
      phase,
      concern: concernRoute(pairing, place),
      mentioned,
    },
    mentions: mentioned,
    names: [newcomer.key, mentor.key],
  };
}

/** The comment as it should look now, if it stands already: before the introduction, nobody is named. */
export function editMentorship(pairing: Bond, place: Place): Effect[] {
  if (pairing.introducedAt === null) return [];
  return [sayMentorship(pairing, place, { is: pairing.state.is })];
}

function concernRoute({ thread }: Bond, { settings, pagesUrl }: Place): ConcernRoute {
  const { contact } = settings.safety;
  const hasPage = contact !== null && pagesUrl !== null;
  return { contact, url: hasPage ? `${pagesUrl}/concerns/${thread.repository}` : null };
}

/** Where the two private questions at the end are; null where nobody was named to read the answers. */
export function questionsUrl({ id }: Bond, { settings, pagesUrl }: Place): string | null {
  return settings.safety.contact !== null && pagesUrl !== null ? `${pagesUrl}/pairings/${id}` : null;
}
