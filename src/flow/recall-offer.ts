// What is known when a regular's offer to mentor waits for a maintainer's yes.
import type { CommandGiven, OfferOpen } from '../domain/happening.ts';
import { offerKey } from '../domain/comment-key.ts';
import type { Person } from '../domain/person.ts';
import type { Situation } from '../domain/situation.ts';
import type { World } from './known-world.ts';
import type { KnownRepository } from './ports.ts';
import { commonOf, nothing, whyNobody } from './recall-facts.ts';

/** It is looked whether somebody with write access gave a thumb up to Belay's words about the offer. */
export async function recallOpenOffer(
  { thread, person }: OfferOpen,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  const [offer, confirmedBy] = await Promise.all([
    world.memory.offer(repository.id, person.key),
    whoSaidYes(person, repository, world),
  ]);
  return { ...common, about: 'offer', offer, confirmedBy, command: null, speakerMayConfirm: false };
}

/** `/mentor confirm @u` */
export async function recallConfirmation(
  command: CommandGiven,
  login: string,
  repository: KnownRepository,
  world: World,
): Promise<Situation> {
  const common = await commonOf(command.thread.number, repository, world);
  if (common.about === 'vanished') return nothing('gone');
  if (whyNobody(command.by, common.settings)) return nothing('bot');
  const [speakerMayConfirm, person] = await Promise.all([
    world.github.canWrite(repository, command.by),
    world.github.personByLogin(repository, login),
  ]);
  const offer = person && (await world.memory.offer(repository.id, person.key));
  return { ...common, about: 'offer', offer, confirmedBy: null, command, speakerMayConfirm };
}

async function whoSaidYes(
  person: Person,
  repository: KnownRepository,
  { memory, github }: World,
): Promise<Person | null> {
  const comment = await memory.standingComment(offerKey(repository.id, person));
  if (comment === null) return null;
  const people = await github.thumbsUp(repository, comment);
  for (const one of people)
    if (one.key !== person.key && !one.isBot && (await github.canWrite(repository, one))) return one;
  return null;
}
