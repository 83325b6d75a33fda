// What a commit's message says beyond its text: a title, a pull request's number, who reviewed it, whose branch it was.
import { pullNamedIn, subjectOf, titleOf } from '../domain/landing-message.ts';
import type { Signature } from './robot.ts';

/** The facts in one message. */
export interface Message {
  readonly title: string;
  readonly number: number | null;
  /** The same for all commits of one pull request: its number, with the repository where the message gives it. */
  readonly pull: string | null;
  /** By whom, as `Reviewed-by` and its like have it. */
  readonly reviewers: readonly Signature[];
  /** By whom, where only a login is given. */
  readonly reviewerLogins: readonly string[];
  /** The login that a merge robot gives for the author. */
  readonly askedBy: string | null;
}

const MERGED_PULL = /^Merge pull request #(?<number>\d+) from [\w-]+[/:]/;
// Of the merge robots one tells all in the subject, the other in the body: `Merge #12`, then `12: A title r=reviewer a=author`.
const AUTO_MERGE = /^Auto merge of #(?<number>\d+) - (?<author>[\w-]+):.*?, r=(?<reviewers>\S+)/;
const NUMBERED_MERGE = /^Merge #(?<number>\d+)$/;
const NUMBERED_BODY = /^\d+: (?<title>.*) r=(?<reviewers>\S+) a=(?<author>[\w-]+)$/;
const REVIEWED = /^[ \t]*(?:Reviewed|Acked|Approved)-by:[ \t]*(.+)$/gim;
// The brackets are forgotten now and then.
const NAME_AND_ADDRESS = /([^<>,;]+?)[ \t]*[ <]([\w.+[\]-]+@[\w.-]+)>?/g;
const MENTION = /(?:^|[\s,(])(?:@|https:\/\/github\.com\/)([a-z\d](?:[a-z\d-]*[a-z\d])?)/gi;

/** Reads a whole message. */
export function readMessage(text: string): Message {
  const subject = subjectOf(text);
  const merge = mergeIn(subject, text);
  const pull = merge === undefined ? pullNamedIn(text) : { number: merge.number, repository: '' };
  const signed = reviewersIn(text);
  return {
    title: titleOf(merge?.title ?? subject),
    number: pull?.number ?? null,
    pull: pull === undefined ? null : `${pull.repository}#${pull.number}`,
    reviewers: signed.reviewers,
    reviewerLogins: [...signed.logins, ...approversIn(merge?.reviewers)],
    askedBy: merge?.author?.toLowerCase() ?? null,
  };
}

interface Merge {
  readonly number: number;
  readonly title: string;
  readonly author?: string | undefined;
  readonly reviewers?: string | undefined;
}

// The button and the robots write the pull request's title into the body.
function mergeIn(subject: string, text: string): Merge | undefined {
  const found = (MERGED_PULL.exec(subject) ?? AUTO_MERGE.exec(subject) ?? NUMBERED_MERGE.exec(subject))
    ?.groups;
  if (found === undefined) return undefined;
  const title = firstLineOfBody(text, subject);
  return { title, ...found, ...NUMBERED_BODY.exec(title)?.groups, number: Number(found['number']) };
}

function firstLineOfBody(text: string, subject: string): string {
  const body = text.trimStart().split('\n').slice(1);
  return body.find((line) => line.trim() !== '')?.trim() ?? subject;
}

function reviewersIn(text: string): { reviewers: Signature[]; logins: string[] } {
  const reviewers: Signature[] = [];
  const logins: string[] = [];
  for (const [, value = ''] of text.matchAll(REVIEWED)) {
    const signatures = [...value.matchAll(NAME_AND_ADDRESS)];
    const mentions = [...value.matchAll(MENTION)];
    for (const [, name = '', address = ''] of signatures) reviewers.push({ name: name.trim(), address });
    if (signatures.length > 0) continue;
    for (const [, login = ''] of mentions) logins.push(login.toLowerCase());
    if (mentions.length === 0) reviewers.push({ name: value.trim(), address: '' });
  }
  return { reviewers, logins };
}

// A merge robot's `r=one,two`; `r=<try>` is a trial run.
function approversIn(list: string | undefined): string[] {
  const names = (list ?? '').split(',').map((name) => name.replace(/^@/, '').toLowerCase());
  return names.filter((name) => /^[a-z\d-]+$/.test(name));
}
