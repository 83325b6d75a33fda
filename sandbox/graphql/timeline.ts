// The timeline of threads in the GraphQL API: closings, reopenings and merges, and nothing else that GitHub would list there.
import { type Core, iso } from '../state/core.ts';
import type { Thread, ThreadEvent } from '../state/types.ts';
import { nodeId } from '../shapes/nodes.ts';
import { nullable, threadPage } from '../shapes/thread.ts';
import { causeNode, type ThreadWriter } from './commits.ts';
import { connection } from './connection.ts';
import { type Fields, type Node, node, numberArg, textArg, textsArg } from './nodes.ts';
import { actorNode } from './people.ts';

export function timelineField(core: Core, thread: Thread, write: ThreadWriter): Fields {
  const of = thread.pull === null ? 'IssueTimelineItems' : 'PullRequestTimelineItems';
  return {
    timelineItems: (args) => {
      const types = textsArg(args, 'itemTypes');
      const since = Date.parse(textArg(args, 'since') ?? '');
      const all = thread.events.filter(
        (one) => !(one.at < since) && (types?.includes(`${one.kind.toUpperCase()}_EVENT`) ?? true),
      );
      const items = all.slice(numberArg(args, 'skip') ?? 0);
      const writeEvent = (event: ThreadEvent) => eventNode(core, thread, event, write);
      const list = connection({ of, items, write: writeEvent, key: (one) => one.id }, args);
      return node(list.typename, { ...list.fields, updatedAt: () => iso(thread.updatedAt) });
    },
  };
}

function eventNode(core: Core, thread: Thread, event: ThreadEvent, write: ThreadWriter): Node {
  const page = `${threadPage(core, thread)}#event-${String(event.id)}`;
  const shared: Fields = {
    id: () => nodeId(event.kind, event.id),
    createdAt: () => iso(event.at),
    actor: () => actorNode(core, event.actor),
    url: () => page,
    resourcePath: () => new URL(page).pathname,
  };
  const cause = () => causeOf(core, thread, event, write);
  if (event.kind === 'merged') {
    const mergeRefName = () => thread.repository.defaultBranch;
    return node('MergedEvent', { ...shared, commit: cause, mergeRefName, pullRequest: () => write(thread) });
  }
  const stateReason = () => nullable(event.stateReason, (reason) => reason.toUpperCase());
  const closing = { ...shared, stateReason, closable: () => write(thread) };
  if (event.kind === 'reopened') return node('ReopenedEvent', closing);
  return node('ClosedEvent', { ...closing, closer: cause });
}

function causeOf(core: Core, thread: Thread, { cause }: ThreadEvent, write: ThreadWriter): Node | null {
  if (cause === null) return null;
  return 'oid' in cause ? causeNode(core, thread, cause, write) : write(cause);
}
