// Labels of a repository and on its threads.
import type { Core } from '../state/core.ts';
import type { Account, Label, Repository, Thread } from '../state/types.ts';
import { touch } from './threads.ts';

/** What GitHub gives a label that came into being by being used. */
const UNKNOWN_LABEL_COLOR = 'ededed';

/** GitHub's own, in every new repository. */
export const DEFAULT_LABELS: readonly {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}[] = [
  { name: 'bug', color: 'd73a4a', description: "Something isn't working" },
  { name: 'documentation', color: '0075ca', description: 'Improvements or additions to documentation' },
  { name: 'duplicate', color: 'cfd3d7', description: 'This issue or pull request already exists' },
  { name: 'enhancement', color: 'a2eeef', description: 'New feature or request' },
  { name: 'good first issue', color: '7057ff', description: 'Good for newcomers' },
  { name: 'help wanted', color: '008672', description: 'Extra attention is needed' },
  { name: 'invalid', color: 'e4e669', description: "This doesn't seem right" },
  { name: 'question', color: 'd876e3', description: 'Further information is requested' },
  { name: 'wontfix', color: 'ffffff', description: 'This will not be worked on' },
];

/** The label of that name, made if there is none. */
export function labelNamed(core: Core, repository: Repository, name: string, actor: Account): Label {
  return repository.labels.get(name.toLowerCase()) ?? createLabel(core, repository, { name }, actor);
}

export function createLabel(
  core: Core,
  repository: Repository,
  wanted: {
    readonly name: string;
    readonly color?: string | undefined;
    readonly description?: string | null | undefined;
  },
  actor: Account,
): Label {
  const label: Label = {
    id: core.store.nextId('label'),
    name: wanted.name,
    color: wanted.color?.toLowerCase() ?? UNKNOWN_LABEL_COLOR,
    description: wanted.description ?? null,
  };
  repository.labels.set(label.name.toLowerCase(), label);
  core.fire({ about: 'label', action: 'created', repository, label, actor });
  return label;
}

export function updateLabel(
  core: Core,
  repository: Repository,
  label: Label,
  change: {
    readonly new_name?: string | undefined;
    readonly color?: string | undefined;
    readonly description?: string | null | undefined;
  },
  actor: Account,
): void {
  const former = label.name;
  repository.labels.delete(former.toLowerCase());
  label.name = change.new_name ?? label.name;
  label.color = change.color?.toLowerCase() ?? label.color;
  if (change.description !== undefined) label.description = change.description;
  repository.labels.set(label.name.toLowerCase(), label);
  repository.revision += 1;
  const changes = label.name === former ? {} : { name: former };
  core.fire({ about: 'label', action: 'edited', repository, label, actor, changes });
}

export function addLabel(core: Core, thread: Thread, name: string, actor: Account): void {
  const label = labelNamed(core, thread.repository, name, actor);
  if (thread.labels.includes(label)) return;
  thread.labels.push(label);
  touch(core, thread);
  core.fire({ about: 'thread', action: 'labeled', thread, label, actor });
}

/** False where the thread had no such label. */
export function removeLabel(core: Core, thread: Thread, name: string, actor: Account): boolean {
  const label = thread.labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (label === undefined) return false;
  thread.labels.splice(thread.labels.indexOf(label), 1);
  touch(core, thread);
  core.fire({ about: 'thread', action: 'unlabeled', thread, label, actor });
  return true;
}
