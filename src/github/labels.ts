// Belay's labels exist before they are used, with a colour and a description that say what they are for.
import type { Repository, RepositoryId } from '../domain/repository.ts';
import type { Settings } from '../domain/settings.ts';
import { isStatus } from './answers.ts';
import type { Octokit } from './octokit.ts';

/** What a label of ours looks like, by what it is for; a project may have renamed it. */
export interface LabelLook {
  readonly color: string;
  readonly description: string;
}

interface NewLabel extends LabelLook {
  readonly [other: string]: unknown;
  readonly owner: string;
  readonly repo: string;
  readonly name: string;
}

const looks = {
  firstTime: { color: 'c5def5', description: 'The first pull request or issue of this person here' },
  mentorWanted: { color: 'fef2c0', description: 'A newcomer would be glad of somebody to turn to' },
  hasMentor: { color: 'c2e0c6', description: 'Somebody is helping this newcomer along' },
  regular: { color: 'd4c5f9', description: 'With this, somebody who comes back became a regular' },
} as const satisfies Record<string, LabelLook>;

/** The look of a label by the name the project gave it. */
export function lookOf({ labels }: Pick<Settings, 'labels'>, label: string): LabelLook | undefined {
  const name = label.toLowerCase();
  if (name === labels.firstTime.toLowerCase()) return looks.firstTime;
  if (name === labels.mentorWanted.toLowerCase()) return looks.mentorWanted;
  if (name === labels.hasMentor.toLowerCase()) return looks.hasMentor;
  if (name === labels.regular.toLowerCase()) return looks.regular;
  return undefined;
}

const PLAIN: LabelLook = { color: 'ededed', description: '' };

export class Labels {
  /** Which look a label gets that has to be created, by its name in lower case. */
  readonly #lookOf: (repository: Repository, label: string) => Promise<LabelLook | undefined>;
  readonly #known = new Map<RepositoryId, Set<string>>();

  constructor(lookOf: (repository: Repository, label: string) => Promise<LabelLook | undefined>) {
    this.#lookOf = lookOf;
  }

  /** GitHub compares names without case; somebody who recoloured a label keeps their colour. */
  async ensure(octokit: Octokit, repository: Repository, label: string): Promise<void> {
    const known = this.#known.get(repository.id) ?? new Set();
    this.#known.set(repository.id, known);
    if (known.has(label.toLowerCase())) return;
    const look = (await this.#lookOf(repository, label)) ?? PLAIN;
    const at = { owner: repository.owner, repo: repository.name };
    try {
      await octokit.rest.issues.getLabel({ ...at, name: label });
    } catch (error) {
      if (!isStatus(error, 404)) throw error;
      await create(octokit, { ...at, name: label, ...look });
    }
    known.add(label.toLowerCase());
  }
}

async function create(octokit: Octokit, label: NewLabel): Promise<void> {
  try {
    await octokit.rest.issues.createLabel(label);
  } catch (error) {
    // Two workers at once: the other one was quicker, which is as good.
    const exists = error instanceof Error && error.message.includes('already_exists');
    if (!exists) throw error;
  }
}
