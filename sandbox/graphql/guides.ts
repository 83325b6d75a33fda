// What a repository asks of those who come: its contributing guide and its code of conduct.
import type { Core } from '../state/core.ts';
import type { Repository } from '../state/types.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { type Fields, type Node, node } from './nodes.ts';

export function guideFields(core: Core, repository: Repository): Fields {
  const guide = () => found(core, repository, 'CONTRIBUTING.md', repository.contributingUrl);
  const conduct = () => found(core, repository, 'CODE_OF_CONDUCT.md', repository.codeOfConductUrl);
  return {
    contributingGuidelines: () => guidelinesNode(guide()),
    codeOfConduct: () => conductNode(repository, conduct()),
  };
}

interface Guide {
  readonly url: string;
  /** Empty where only an address was given. */
  readonly body: string;
}

// In the order in which GitHub looks.
const FOLDERS = ['.github/', '', 'docs/'];

function found(core: Core, repository: Repository, name: string, given: string | null): Guide | null {
  const path = FOLDERS.map((folder) => folder + name).find((one) => repository.files.has(one));
  const page = `${repositoryPage(core, repository)}/blob/${repository.defaultBranch}/${path ?? ''}`;
  if (path === undefined && given === null) return null;
  return { url: given ?? page, body: repository.files.get(path ?? '') ?? '' };
}

function guidelinesNode(guide: Guide | null): Node | null {
  return guide === null ? null : node('ContributingGuidelines', fieldsOf(guide));
}

// GitHub recognises the text of well-known codes and calls any other one "Other".
function conductNode(repository: Repository, guide: Guide | null): Node | null {
  if (guide === null) return null;
  const isCovenant = guide.body === '' || /contributor covenant/i.test(guide.body);
  return node('CodeOfConduct', {
    ...fieldsOf(guide),
    id: () => `COC_kwS${String(repository.id)}`,
    key: () => (isCovenant ? 'contributor_covenant' : 'other'),
    name: () => (isCovenant ? 'Contributor Covenant' : 'Other'),
  });
}

function fieldsOf({ url, body }: Guide): Fields {
  return { url: () => url, resourcePath: () => new URL(url).pathname, body: () => body };
}
