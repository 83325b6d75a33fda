// The figures at the end of a story, counted from what GitHub saw.
import { styleText } from 'node:util';
import type { Narrator } from './narrator.ts';
import type { Player } from './player.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story/story.ts';

interface Ending {
  readonly story: Story;
  readonly narrator: Narrator;
  readonly stage: Stage;
  readonly player: Player;
  readonly seconds: number;
}

export function summary({ story, narrator, stage, player, seconds }: Ending): string {
  const { opened, silent } = narrator.threads;
  const { violations } = stage.sandbox.journal;
  const days = Math.round((story.to - story.from) / 86_400_000);
  const rows: (readonly [string, string | number])[] = [
    ['days lived through', days],
    ['pull requests and issues opened', opened],
    ['of these, without a word from Belay', silent],
    ['newcomers welcomed', narrator.count('welcomed')],
    ['people welcomed back', narrator.count('welcomed back')],
    ['first changes celebrated', narrator.count('celebrated')],
    ['new regulars thanked', narrator.count('regular')],
    ['kind words for first attempts that were closed', narrator.count('consoled')],
    ['mentors asked', narrator.asked.length],
    ...helped(story, narrator, player),
    ['mentors found', narrator.count('paired')],
    ['times nobody was free', narrator.count('nobody free')],
    ['asking comments left behind', stillAsking(narrator)],
    ['webhooks delivered', stage.sandbox.deliveries().length],
    ['requests to GitHub', stage.sandbox.journal.entries.length],
    ['requests or answers against GitHub’s descriptions', violations.length],
    ['seconds', seconds.toFixed(1)],
  ];
  const lines = rows.map(([what, figure]) => `  ${String(figure).padStart(7)}  ${what}`);
  return `${styleText('bold', 'In figures')}\n\n${lines.join('\n')}\n\n`;
}

/** Where the story knows who really helped: how many of those who were asked did. */
function helped(story: Story, { asked }: Narrator, player: Player): (readonly [string, number])[] {
  const known = asked.filter(({ thread }) => story.helpers(thread).length > 0);
  if (known.length === 0) return [];
  const right = known.filter(({ thread, login }) =>
    story.helpers(thread).some((key) => player.loginOf(key) === login),
  );
  return [['of these, people who really helped that change to land', right.length]];
}

/** Everything that was asked and not taken back is a question that still waits for its answer. */
function stillAsking(narrator: Narrator): number {
  return narrator.asked.length - narrator.count('asking taken back');
}
