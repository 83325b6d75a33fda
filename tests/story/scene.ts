// Writes down what stands in a thread at the moments of a story, for people to read: labels, and Belay's comments as they are seen.
import { formatInstant } from '../../src/domain/time.ts';
import type { Stage } from '../support/app.ts';
import { visibleText } from '../support/visible.ts';

export class Scenes {
  readonly #stage: Stage;
  readonly #repo: string;
  readonly #parts: string[];

  constructor(stage: Stage, repo: string, title: string) {
    this.#stage = stage;
    this.#repo = repo;
    this.#parts = [`# ${title}\n`];
  }

  /** Waits for quiet, then writes down what stands in the thread. */
  async show(number: number, moment: string): Promise<void> {
    await this.#stage.quiet();
    const { world } = this.#stage.sandbox;
    const labels = world.labelsOf(this.#repo, number).sort();
    const said = world.commentsOf(this.#repo, number).filter(({ isByApp }) => isByApp);
    const when = formatInstant(this.#stage.clock.now()).slice(0, 16).replace('T', ' ');
    this.#parts.push(`## ${moment} (${when})\n`);
    this.#parts.push(`Labels: ${labels.length > 0 ? labels.join(', ') : 'none'}.\n`);
    if (said.length === 0) this.#parts.push('Belay says nothing.\n');
    for (const { body } of said) this.#parts.push(`${quoted(visibleText(body))}\n`);
    this.#parts.push(...this.#answersToCommands(number));
  }

  get text(): string {
    return this.#parts.join('\n');
  }

  #answersToCommands(number: number): string[] {
    const { world } = this.#stage.sandbox;
    return world.commentsOf(this.#repo, number).flatMap(({ id, body, author }) => {
      const reactions = world.reactionsOf(id).map(({ content }) => (content === '+1' ? '👍' : '😕'));
      const first = body.split('\n')[0] ?? '';
      return reactions.length > 0 ? [`${author.login}: \`${first}\` ${reactions.join(' ')}\n`] : [];
    });
  }
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
