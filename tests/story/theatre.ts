// What stories have in common: one sandbox GitHub, a project for each story, strangers, and a folder whose name is the sentence.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LandedChange } from '../../src/domain/contribution.ts';
import { DAY } from '../../src/domain/time.ts';
import { openStage, type Stage } from '../support/app.ts';
import { Scenes } from './scene.ts';

// A Monday, so that three working days are three days.
const START = '2026-03-02T09:00:00Z';

interface Project {
  readonly settings?: string;
  /** Who merged something of others lately, and may write; each in the folder named like them. */
  readonly mentors?: readonly string[];
  readonly regular?: string;
  /** More that landed before Belay was installed. */
  readonly past?: readonly LandedChange[];
}

export class Theatre {
  /** A sandbox of its own for each file of stories, all of whose stories happen one after the other. */
  static open({ start = START, withPages = false } = {}): Theatre {
    const theatre = new Theatre();
    beforeAll(async () => {
      theatre.#stage = await openStage({ at: start, withPages });
    });
    afterAll(() => theatre.stage.close());
    return theatre;
  }

  #stage: Stage | undefined;
  #strangers = 0;

  get stage(): Stage {
    if (!this.#stage) throw new Error('The stage opens before the first story.');
    return this.#stage;
  }

  get world(): Stage['sandbox']['world'] {
    return this.stage.sandbox.world;
  }

  get now(): number {
    return this.stage.clock.now();
  }

  /** Each story has an owner of its own: how much somebody mentors is counted across an owner's repositories. */
  async project(owner: string, project: Project): Promise<string> {
    const repo = `${owner}/lantern`;
    const { settings } = project;
    this.world.addRepository({
      owner,
      name: 'lantern',
      ...(settings === undefined ? {} : { files: { '.github/belay.yml': settings } }),
    });
    await this.world.loadHistory(repo, this.#past(project), { maintainersAt: this.now });
    this.world.install(owner);
    await this.stage.quiet();
    return repo;
  }

  #past({ mentors = ['mira-holm'], regular = 'ruben-oak', past = [] }: Project): LandedChange[] {
    const helped = mentors.flatMap((mentor, i) =>
      [100, 60, 20].map((daysAgo) =>
        this.landed({
          id: `${mentor}-${daysAgo}`,
          at: this.now - (daysAgo + i) * DAY,
          author: regular,
          mergedBy: mentor,
          files: [i === 0 ? 'src/wick/trim.ts' : 'src/glass/pane.ts'],
        }),
      ),
    );
    return [...past, ...helped].sort((a, b) => a.at - b.at);
  }

  landed(differs: Pick<LandedChange, 'id' | 'at' | 'author'> & Partial<LandedChange>): LandedChange {
    return {
      kind: 'landed',
      openedAt: differs.at - DAY,
      authorName: differs.author,
      reviewers: [],
      mergedBy: null,
      files: ['src/wick/trim.ts'],
      nFiles: 1,
      number: null,
      title: 'Mend something',
      ...differs,
    };
  }

  stranger(name = 'nia-newell'): string {
    this.#strangers++;
    return this.world.addUser({ login: `${name}-${this.#strangers}` }).login;
  }

  /** Opened, and noticed by Belay before anything else happens. */
  async pull(repo: string, author: string, draft = false): Promise<number> {
    const files = ['src/wick/trim.ts'];
    const number = this.world.openPullRequest({ repo, author, title: 'Trim the wick', files, draft });
    await this.stage.quiet();
    return number;
  }

  /** Nothing reaches Belay until what this gives is called. */
  outage(): () => void {
    const { sandbox, webhookUrl } = this.stage;
    sandbox.setWebhookUrl('http://127.0.0.1:9/nobody-listens');
    return () => sandbox.setWebhookUrl(webhookUrl);
  }

  tell(sentence: string, story: (scenes: (repo: string) => Scenes) => Promise<Scenes>): void {
    it(sentence, async () => {
      const scenes = await story((repo) => new Scenes(this.stage, repo, sentence));
      await expect(scenes.text).toMatchFileSnapshot(`./${sentence.replaceAll(' ', '-')}/says.md`);
    });
  }

  /** The last line of every file of stories. */
  keptToDescriptions(): void {
    it('all of this kept to what GitHub’s descriptions demand', () => {
      expect(this.stage.sandbox.journal.violations).toEqual([]);
    });
  }
}
