// A second, independent computation of everybody's standing in a history file: the whole file in memory and every rule by brute force.
// It shares no code with src/, so that a mistake has to be made twice to stay unseen. Usage: node standing.mjs FILE T
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const MILLISECONDS_A_DAY = 86_400_000;
const AGENTS =
  'copilot copilot-pull-request-reviewer copilot-swe-agent dependabot dependabot-preview github-actions github-merge-queue web-flow'.split(
    ' ',
  );

const [file, when] = process.argv.slice(2);
if (file === undefined || when === undefined) {
  console.error('found too few arguments; expected: standing.mjs FILE T');
  process.exit(2);
}
const now = Date.parse(/^\d{4}-\d\d-\d\d$/.test(when) ? `${when}T00:00:00Z` : when);
const changes = landedBefore();
console.log(JSON.stringify({ at: written(now), people: everybody().map(standingOf) }));

function landedBefore() {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const all = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  const landed = all.filter(
    (it) => (it.kind === undefined || it.kind === 'landed') && Date.parse(it.at) < now,
  );
  return landed.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function everybody() {
  const keys = new Set(
    changes.flatMap((it) => [it.author, ...it.reviewers, ...(it.mergedBy === null ? [] : [it.mergedBy])]),
  );
  const people = [...keys].filter(
    (key) => !key.toLowerCase().endsWith('[bot]') && !AGENTS.includes(key.toLowerCase()),
  );
  return people.sort(byCodePoint);
}

// By code point, which differs from JavaScript's own order beyond the first 65,536.
function byCodePoint(one, other) {
  const [left, right] = [[...one], [...other]].map((text) => text.map((letter) => letter.codePointAt(0)));
  const place = left.findIndex((point, index) => point !== right[index]);
  if (place === -1) return left.length - right.length;
  return left[place] - (right[place] ?? -1);
}

function standingOf(key) {
  const own = changes.filter((it) => it.author === key);
  const ownLastYear = own.filter((it) => daysAgo(it) <= 365);
  const months = new Set(ownLastYear.map((it) => new Date(it.at).toISOString().slice(0, 7)));
  const hasHelped = changes.some(
    (it) => daysAgo(it) <= 365 && it.author !== key && (it.mergedBy === key || it.reviewers.includes(key)),
  );
  return {
    key,
    name: own.at(-1)?.authorName ?? key,
    standing: nameOf(hasHelped, own, ownLastYear.length, months.size),
    landed: own.length,
    landedLastYear: ownLastYear.length,
    activeMonthsLastYear: months.size,
    firstAt: own.length === 0 ? null : written(Date.parse(own[0].at)),
    lastAt: own.length === 0 ? null : written(Date.parse(own.at(-1).at)),
  };
}

function nameOf(hasHelped, own, landedLastYear, months) {
  if (hasHelped) return 'maintainer';
  if (own.length === 0) return 'first-time';
  if (daysAgo(own.at(-1)) > 180) return 'returning';
  if (landedLastYear >= 3 && months >= 3) return 'regular';
  return own.length <= 2 ? 'newcomer' : 'occasional';
}

function daysAgo(change) {
  return (now - Date.parse(change.at)) / MILLISECONDS_A_DAY;
}

function written(time) {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
