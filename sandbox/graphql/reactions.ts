// Reactions in the GraphQL API, where they have names instead of signs.
import { type Core, iso } from '../state/core.ts';
import type { Reaction, ReactionContent } from '../state/types.ts';
import { nodeId } from '../shapes/nodes.ts';
import { connection } from './connection.ts';
import { type Fields, type Node, node, objectArg, textArg } from './nodes.ts';
import { actorNode } from './people.ts';

const NAMES: Readonly<Record<ReactionContent, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

export function reactionFields(
  core: Core,
  { reactions }: { readonly reactions: readonly Reaction[] },
): Fields {
  return {
    reactions: (args) => {
      const wanted = textArg(args, 'content');
      const items = reactions.filter((one) => wanted === undefined || NAMES[one.content] === wanted);
      if (textArg(objectArg(args, 'orderBy'), 'direction') === 'DESC') items.reverse();
      return connection(
        { of: 'Reaction', items, write: (one) => reactionNode(core, one), key: (one) => one.id },
        args,
      );
    },
    // All eight, also those that nobody chose.
    reactionGroups: () =>
      Object.entries(NAMES).map(([content, name]) =>
        groupNode(
          core,
          name,
          reactions.filter((one) => one.content === content),
        ),
      ),
  };
}

function groupNode(core: Core, name: string, group: readonly Reaction[]): Node {
  const items = group.filter((one) => !one.user.isDeleted);
  const write = (one: Reaction) => actorNode(core, one.user) ?? node('User', {});
  return node('ReactionGroup', {
    content: () => name,
    createdAt: () => (group[0] === undefined ? null : iso(group[0].createdAt)),
    reactors: (args) => connection({ of: 'Reactor', items, write, key: (one) => one.id }, args),
  });
}

function reactionNode(core: Core, reaction: Reaction): Node {
  return node('Reaction', {
    id: () => nodeId('reaction', reaction.id),
    databaseId: () => reaction.id,
    content: () => NAMES[reaction.content],
    createdAt: () => iso(reaction.createdAt),
    user: () => actorNode(core, reaction.user),
  });
}
