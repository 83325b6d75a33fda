// Every message as people read it. Change the words here only after reading them aloud.
import { describe, expect, it } from 'vitest';
import type {
  AskToMentor,
  BecameRegular,
  FirstAttemptClosed,
  FirstLanding,
  Mentorship,
  Message,
  NobodyFree,
  Welcome,
  WelcomeBack,
  Why,
} from '../../src/domain/message.ts';
import type { OpenIssue } from '../../src/domain/next-steps.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { markerOf, say } from '../../src/words/say.ts';
import { ana, at, ben, person } from '../domain/builders.ts';
import { hostile } from './hostile.ts';
import { rendered, wordsIn } from './markdown.ts';

const sign = (key: string) => `signed(${key})`;
const KEY = 'welcome:7:11';
const spoken = (message: Message) => say(message, KEY, sign).replace(`\n\n${markerOf(KEY, sign)}\n`, '');

const until = at('2025-05-28T23:59:59Z');

const hello: Welcome = {
  about: 'welcome',
  person: ana,
  opened: 'pull-request',
  contributingUrl: 'https://example.org/contributing',
  usualAnswerHours: 30,
  mentors: true,
};
const asking: AskToMentor = {
  about: 'ask-to-mentor',
  whom: ben,
  newcomer: ana,
  where: 'pull-request',
  reasons: [
    { fact: 'helped-author', changes: 1 },
    { fact: 'reviewed-in', path: 'wall/north', changes: 14 },
    { fact: 'mentors', newcomers: 0 },
  ],
  replyWithinWorkingDays: 3,
  because: 'unanswered',
  topic: null,
};
const paired: Mentorship = {
  about: 'mentorship',
  mentor: ben,
  newcomer: ana,
  where: 'pull-request',
  phase: { is: 'active' },
};
const none: NobodyFree = { about: 'nobody-free', where: 'pull-request', someWereAsked: true };
const back: WelcomeBack = { about: 'welcome-back', person: ana, opened: 'pull-request' };
const ISSUES = 'https://github.com/rope-works/carabiner/issues/';
const step = (number: number, title: string, url = `${ISSUES}${number}`): OpenIssue => ({
  number,
  title,
  url,
  labels: [],
  changedAt: until,
});
const steps = [step(31, 'Say which knots hold'), step(8, 'A softer rope'), step(12, 'Paint the wall')];
const first: FirstLanding = { about: 'first-landing', person: ana, nextSteps: steps };
const regular: BecameRegular = { about: 'became-regular', person: ana };
const attempt: FirstAttemptClosed = {
  about: 'first-attempt-closed',
  person: ana,
  contributingUrl: 'https://example.org/contributing',
  nextSteps: steps,
  mentors: true,
};
const why: Why = {
  about: 'why',
  person: ana,
  standing: 'regular',
  evidence: {
    landed: 9,
    landedLastYear: 4,
    activeMonthsLastYear: 3,
    firstAt: at('2023-02-01T00:30:00Z'),
    lastAt: at('2025-05-01'),
    helpedLastYear: 2,
  },
};
const nothingLanded = {
  landed: 0,
  landedLastYear: 0,
  activeMonthsLastYear: 0,
  firstAt: null,
  lastAt: null,
  helpedLastYear: 0,
};

describe('the welcome', () => {
  it('to a first pull request', () => {
    expect(spoken(hello)).toMatchInlineSnapshot(`
      "Hello @ana-lima, and welcome! Thank you for opening this pull request. I am Belay, a bot of this project.

      **What happens next:** a maintainer looks at it when they find time. The automatic checks may have to wait for their approval. A first answer usually takes about a day here. No answer is not a no: after a week, a short, friendly reminder here is welcome. Simple English is fine. How the project works is in its [contributing guide](https://example.org/contributing).

      **Would you like help from one person?** Comment \`/mentor wanted\`, alone on a line, and I will look for a mentor."
    `);
  });

  it('to a first issue, where little is known', () => {
    expect(spoken({ ...hello, opened: 'issue', contributingUrl: null, usualAnswerHours: null }))
      .toMatchInlineSnapshot(`
        "Hello @ana-lima, and welcome! Thank you for opening this issue. I am Belay, a bot of this project.

        **What happens next:** a maintainer looks at it when they find time. No answer is not a no: after a week, a short, friendly reminder here is welcome. Simple English is fine.

        **Would you like help from one person?** Comment \`/mentor wanted\`, alone on a line, and I will look for a mentor."
      `);
  });

  it('where there are no mentors', () => {
    expect(spoken({ ...hello, mentors: false, usualAnswerHours: null })).toMatchInlineSnapshot(`
      "Hello @ana-lima, and welcome! Thank you for opening this pull request. I am Belay, a bot of this project.

      **What happens next:** a maintainer looks at it when they find time. The automatic checks may have to wait for their approval. No answer is not a no: after a week, a short, friendly reminder here is welcome. Simple English is fine. How the project works is in its [contributing guide](https://example.org/contributing)."
    `);
  });

  it.each([
    [0.2, 'about an hour'],
    [1.5, 'about 2 hours'],
    [19.4, 'about 19 hours'],
    [20, 'about a day'],
    [35.9, 'about a day'],
    [36, 'about 2 days'],
    [24 * 13, 'about 13 days'],
    [24 * 14, 'about 2 weeks'],
    [24 * 60, 'about 9 weeks'],
  ])('says that %d hours are %s', (usualAnswerHours, words) => {
    expect(spoken({ ...hello, usualAnswerHours })).toContain(`usually takes ${words} here.`);
  });

  it('leaves out an address that is no safe link', () => {
    expect(spoken({ ...hello, contributingUrl: 'javascript:alert(1)' })).not.toContain('contributing');
  });
});

describe('the welcome back', () => {
  it('to a pull request', () => {
    expect(spoken(back)).toMatchInlineSnapshot(
      `"Welcome back, ana-lima. It is good to see you here again, and thank you for this pull request. If something works differently from how you remember it, just ask here."`,
    );
  });

  it('to an issue', () => {
    expect(spoken({ ...back, opened: 'issue' })).toContain('thank you for this issue.');
  });
});

describe('the thanks for a first landing', () => {
  it('with what could come next', () => {
    expect(spoken(first)).toMatchInlineSnapshot(`
      "Congratulations, ana-lima: your first change is now part of this project. Thank you for the time you gave it.

      If you would like to go on, the maintainers have marked these issues as open for help:

      - [#31](https://github.com/rope-works/carabiner/issues/31): \`Say which knots hold\`
      - [#8](https://github.com/rope-works/carabiner/issues/8): \`A softer rope\`
      - [#12](https://github.com/rope-works/carabiner/issues/12): \`Paint the wall\`

      No hurry. Asking a question there is a good start, too."
    `);
  });

  it('with the one thing that waits', () => {
    expect(spoken({ ...first, nextSteps: [step(31, 'Say which knots hold')] })).toMatchInlineSnapshot(`
      "Congratulations, ana-lima: your first change is now part of this project. Thank you for the time you gave it.

      If you would like to go on, the maintainers have marked this issue as open for help:

      - [#31](https://github.com/rope-works/carabiner/issues/31): \`Say which knots hold\`

      No hurry. Asking a question there is a good start, too."
    `);
  });

  it('where nothing waits', () => {
    expect(spoken({ ...first, nextSteps: [] })).toMatchInlineSnapshot(
      `"Congratulations, ana-lima: your first change is now part of this project. Thank you for the time you gave it."`,
    );
  });

  it('names an issue without its address where that is no safe link', () => {
    expect(spoken({ ...first, nextSteps: [step(31, 'Knots', 'http://github.example/31')] })).toContain(
      '\n- #31: `Knots`\n',
    );
  });
});

it('the thanks to a new regular', () => {
  expect(spoken(regular)).toMatchInlineSnapshot(
    `"With this change, ana-lima, your work has landed here in three or more months of the past year. People who come back are what a project lives on. Thank you for being one of them."`,
  );
});

describe('the word after a first attempt', () => {
  it('with all there is to say', () => {
    expect(spoken(attempt)).toMatchInlineSnapshot(`
      "Thank you for this pull request, ana-lima. It was closed without being merged. That happens often, to experienced people too, and says nothing about you.

      If the reason is not clear, you are welcome to ask here. How a change gets into this project is in its [contributing guide](https://example.org/contributing).

      If you would like to try something else, the maintainers have marked these issues as open for help:

      - [#31](https://github.com/rope-works/carabiner/issues/31): \`Say which knots hold\`
      - [#8](https://github.com/rope-works/carabiner/issues/8): \`A softer rope\`
      - [#12](https://github.com/rope-works/carabiner/issues/12): \`Paint the wall\`

      **Would you like help from one person next time?** Comment \`/mentor wanted\` on your next pull request, alone on a line, and I will look for a mentor."
    `);
  });

  it('with the little there is', () => {
    expect(spoken({ ...attempt, contributingUrl: null, nextSteps: [], mentors: false }))
      .toMatchInlineSnapshot(`
        "Thank you for this pull request, ana-lima. It was closed without being merged. That happens often, to experienced people too, and says nothing about you.

        If the reason is not clear, you are welcome to ask here."
      `);
  });

  it('with the one thing that waits', () => {
    expect(spoken({ ...attempt, nextSteps: [step(31, 'Say which knots hold')] })).toContain(
      'try something else, the maintainers have marked this issue as open for help:\n\n- [#31](',
    );
  });

  it('leaves out an address that is no safe link', () => {
    expect(spoken({ ...attempt, contributingUrl: 'javascript:alert(1)' })).not.toContain('contributing');
  });
});

describe('the answer to why', () => {
  it('for a regular', () => {
    expect(spoken(why)).toMatchInlineSnapshot(`
      "ana-lima, at least three changes of yours landed in the past year, in three different months, so I count you as a **regular**. This rests on:

      - Changes of yours that landed: 9, 4 of them in the past 365 days, in 3 months.
      - The first landed on 1 February 2023, the last on 1 May 2025.
      - Changes by others that you reviewed or merged in the past 365 days: 2.

      This only helps me to know whom to greet and whom to ask. It says nothing about how good your work is. If you do not want it: \`/belay opt out\` and \`/belay forget me\` are there for you."
    `);
  });

  it('for somebody of whom nothing landed', () => {
    expect(spoken({ ...why, standing: 'first-time', evidence: nothingLanded })).toMatchInlineSnapshot(`
      "ana-lima, no change of yours has landed here yet, so when it comes to greeting people, you are a **first-time contributor** to me. This rests on:

      - Changes of yours that landed: none yet.
      - Changes by others that you reviewed or merged in the past 365 days: 0.

      This only helps me to know whom to greet and whom to ask. It says nothing about how good your work is. If you do not want it: \`/belay opt out\` and \`/belay forget me\` are there for you."
    `);
  });

  it.each([
    ['maintainer', 'you can write to this repository, so I count you among its **maintainers**.'],
    ['newcomer', 'one or two changes of yours have landed here, so I count you as a **newcomer**.'],
    [
      'occasional',
      'changes of yours land here now and then, so I count you as an **occasional contributor**.',
    ],
    ['returning', 'your last change landed more than 180 days ago, so I count you as **returning**.'],
  ] as const)('says what %s means', (standing, words) => {
    expect(spoken({ ...why, standing })).toContain(`ana-lima, ${words} This rests on:\n\n- `);
  });

  it.each([
    [
      {
        landed: 1,
        landedLastYear: 1,
        activeMonthsLastYear: 1,
        firstAt: at('2025-05-28'),
        lastAt: at('2025-05-28'),
      },
      'one, on 28 May 2025.\n- Changes by others',
    ],
    [
      { landed: 2, landedLastYear: 0, activeMonthsLastYear: 0 },
      '2, none of them in the past 365 days.\n- The first landed on 1 February 2023, the last on 1 May 2025.\n',
    ],
  ])('with %j counts as one would say it', (differs, words) => {
    expect(spoken({ ...why, evidence: { ...why.evidence, ...differs } })).toContain(
      `- Changes of yours that landed: ${words}`,
    );
  });
});

it('the answer to help', () => {
  expect(spoken({ about: 'help' })).toMatchInlineSnapshot(`
    "These work in a comment, each alone on a line:

    - \`/mentor wanted\`: if you are new, I look for one person who can help you here.
    - \`/mentor accept\`, \`/mentor pass\`: if I asked you.
    - \`/belay why\`: what I know about you here, and what I make of it.
    - \`/belay opt out\`: I leave you alone, in every project that I look after; \`/belay opt in\` takes that back.
    - \`/belay forget me\`: I erase what I know about you. Only a code stays that nobody can read back, so that I do not start again.

    I answer with 👍 when it is done, and with 😕 when I did not understand or may not do it for you."
  `);
});

describe('the ask', () => {
  it('after nobody answered', () => {
    expect(spoken(asking)).toMatchInlineSnapshot(`
      "@ben-okoro, would you mentor **ana-lima** on this pull request? This looks like their first pull request here, and nobody has answered so far.

      In the past year you reviewed or merged one change by the same author and reviewed or merged 14 changes in \`wall/north\`. You mentor nobody just now.

      Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. After 3 working days without an answer I will look for somebody else."
    `);
  });

  it('for somebody who asked, with a topic', () => {
    expect(spoken({ ...asking, because: 'asked-for', topic: 'screen readers', where: 'issue' }))
      .toMatchInlineSnapshot(`
        "@ben-okoro, would you mentor **ana-lima** on this issue? They asked for a mentor, about \`screen readers\`.

        In the past year you reviewed or merged one change by the same author and reviewed or merged 14 changes in \`wall/north\`. You mentor nobody just now.

        Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. After 3 working days without an answer I will look for somebody else."
      `);
  });

  it('by itself, for a reason that says little', () => {
    expect(
      spoken({
        ...asking,
        because: 'new',
        reasons: [{ fact: 'helped', changes: 2 }],
        replyWithinWorkingDays: 1,
      }),
    ).toMatchInlineSnapshot(`
      "@ben-okoro, would you mentor **ana-lima** on this pull request? This looks like their first pull request here.

      In the past year you reviewed or merged 2 changes.

      Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. After one working day without an answer I will look for somebody else."
    `);
  });

  it.each([
    [{ fact: 'wrote-in', path: '.', changes: 1 }, 'In the past year you wrote one change in the top folder.'],
    [{ fact: 'wrote-in', path: 'wall', changes: 6 }, 'In the past year you wrote 6 changes in `wall`.'],
    [{ fact: 'wrote', changes: 6 }, 'In the past year you wrote 6 changes.'],
    [{ fact: 'helped-newcomers', changes: 1 }, 'In the past year you helped a newcomer to land a change.'],
    [{ fact: 'helped-newcomers', changes: 3 }, 'In the past year you helped newcomers to land 3 changes.'],
    [{ fact: 'mentors', newcomers: 0 }, 'You mentor nobody just now.'],
    [{ fact: 'mentors', newcomers: 1 }, 'You mentor one newcomer just now.'],
    [{ fact: 'mentors', newcomers: 2 }, 'You mentor 2 newcomers just now.'],
  ] as const)('puts %j as a fact', (reason, words) => {
    expect(spoken({ ...asking, reasons: [reason] }).split('\n\n')[1]).toBe(words);
  });

  it('tells several facts in one sentence', () => {
    const reasons = [
      { fact: 'reviewed-in', path: 'wall', changes: 2 },
      { fact: 'wrote-in', path: 'wall', changes: 3 },
      { fact: 'helped-newcomers', changes: 4 },
    ] as const;
    expect(spoken({ ...asking, reasons })).toContain(
      'In the past year you reviewed or merged 2 changes in `wall`, wrote 3 changes in `wall`, and helped newcomers to land 4 changes.\n\n',
    );
  });

  it('says only that they asked, where there is no topic', () => {
    expect(spoken({ ...asking, because: 'asked-for' })).toContain('? They asked for a mentor.\n');
  });
});

describe('the mentorship', () => {
  it('from acceptance on', () => {
    expect(spoken(paired)).toMatchInlineSnapshot(`
      "@ben-okoro is the mentor of @ana-lima on this pull request. Thank you both.

      What you can expect of each other:

      - ana-lima brings the question, in three parts: the aim, what was tried, what does not work yet.
      - You agree where and how often to talk. This thread is public, and a fine place to start.
      - What you tell each other in confidence stays between you.
      - Mentoring usually teaches both sides something. Either of you may stop at any time, without a reason: just say so here.

      **Next step:** ana-lima, write a sentence or two about how far you are and what you would like to look at first."
    `);
  });

  it('when the pull request landed', () => {
    expect(spoken({ ...paired, phase: { is: 'landed', until } })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This pull request has landed. Well done, ana-lima, and thank you, ben-okoro. The mentorship stays open until 28 May; after that, talk as you like, without me."
    `);
  });

  it('when it was closed', () => {
    expect(spoken({ ...paired, phase: { is: 'closed', until } })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This pull request is closed. What you learned on the way is yours, ana-lima, and your next try is welcome. Thank you, ben-okoro. The mentorship stays open until 28 May; after that, talk as you like, without me."
    `);
  });

  it('when an issue was closed', () => {
    expect(spoken({ ...paired, phase: { is: 'closed', until }, where: 'issue' })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This issue is closed. Thank you both. The mentorship stays open until 28 May; after that, talk as you like, without me."
    `);
  });
});

describe('that nobody is free', () => {
  it('after people were asked', () => {
    expect(spoken(none)).toMatchInlineSnapshot(`
      "I have asked for a mentor, and nobody is free just now. This says nothing about your work. The maintainers can still see your pull request.

      What helps meanwhile: ask one small, concrete question right here. In a few days, comment \`/mentor wanted\` and I will look again."
    `);
  });

  it('when there was nobody to ask', () => {
    expect(spoken({ ...none, someWereAsked: false, where: 'issue' })).toMatchInlineSnapshot(`
      "I looked for a mentor, and found nobody who is free just now. This says nothing about your work. The maintainers can still see your issue.

      What helps meanwhile: ask one small, concrete question right here. In a few days, comment \`/mentor wanted\` and I will look again."
    `);
  });
});

const topics = [null, 'screen readers', ...hostile];
const paths = ['.', 'wall/north', ...hostile];
const both = [true, false];
const places = ['pull-request', 'issue'] as const;
const welcomes: Welcome[] = places.flatMap((opened) =>
  [null, 'https://example.org/contributing', ...hostile].flatMap((contributingUrl) =>
    [null, 0, 30, 9999].flatMap((usualAnswerHours) =>
      both.map((mentors) => ({ ...hello, opened, contributingUrl, usualAnswerHours, mentors })),
    ),
  ),
);
const asks: AskToMentor[] = [
  ...topics.map((topic) => ({ ...asking, because: 'asked-for' as const, topic })),
  ...paths.map((path) => ({ ...asking, reasons: [{ fact: 'reviewed-in' as const, path, changes: 2 }] })),
  { ...asking, reasons: [] },
  { ...asking, because: 'new' },
];
const rest: Message[] = places.flatMap((where) => [
  ...[{ is: 'active' } as const, { is: 'landed', until } as const, { is: 'closed', until } as const].map(
    (phase) => ({
      ...paired,
      where,
      phase,
    }),
  ),
  ...both.map((someWereAsked) => ({ ...none, where, someWereAsked })),
]);
const standings: Standing[] = ['maintainer', 'first-time', 'newcomer', 'occasional', 'returning', 'regular'];
/** Issues whose titles and addresses somebody chose to harm. */
const nasty = [...hostile.map((title) => [step(7, title)]), ...hostile.map((url) => [step(7, 'Knots', url)])];
const manySteps = [[], steps, ...nasty];
const recognitions: Message[] = [
  ...places.map((opened) => ({ ...back, opened })),
  regular,
  ...manySteps.map((nextSteps) => ({ ...first, nextSteps })),
  ...manySteps.map((nextSteps) => ({ ...attempt, nextSteps })),
  ...[null, ...hostile].flatMap((contributingUrl) =>
    both.map((mentors) => ({ ...attempt, contributingUrl, mentors })),
  ),
];
const answers: Message[] = [
  { about: 'help' },
  ...standings.flatMap((standing) =>
    [why.evidence, nothingLanded].map((evidence) => ({ ...why, standing, evidence })),
  ),
];
/** Logins as odd as GitHub allows them, those of managed users included. */
const odd: Message[] = ['a', '0', 'fixes', 'a-b-c', 'ana_corp', `${'a'.repeat(38)}-`].flatMap((login) => {
  const somebody = person(login, '77');
  return [hello, back, first, regular, attempt, why].map((message) => ({ ...message, person: somebody }));
});
const everything: Message[] = [...welcomes, ...asks, ...rest, ...recognitions, ...answers, ...odd];

function maybeMentioned(message: Message): readonly string[] {
  switch (message.about) {
    case 'welcome':
      return [message.person.login];
    case 'ask-to-mentor':
      return [message.whom.login];
    case 'mentorship':
      return message.phase.is === 'active' ? [message.mentor.login, message.newcomer.login] : [];
    case 'nobody-free':
    case 'welcome-back':
    case 'first-landing':
    case 'became-regular':
    case 'first-attempt-closed':
    case 'why':
    case 'help':
      return [];
  }
}

const issuesIn = (message: Message): readonly OpenIssue[] =>
  message.about === 'first-landing' || message.about === 'first-attempt-closed' ? message.nextSteps : [];

const said = everything.map((message) => [say(message, KEY, sign), message] as const);

/** Which of all messages break a rule; a list, so that a failure shows them. */
const breaking = (isBroken: (text: string, message: Message) => boolean) =>
  said.filter(([text, it]) => isBroken(text, it));

describe('whatever is said', () => {
  it('mentions exactly whom it is for', () => {
    const wrong = breaking(
      (text, message) => rendered(text).mentions.join() !== maybeMentioned(message).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('refers to nothing but issues that wait, and links only to them and to the guide', () => {
    const wrong = breaking((text, message) => {
      const { references, links } = rendered(text);
      const waiting = issuesIn(message);
      const mayRefer = new Set(waiting.map(({ number }) => `#${number}`));
      const mayLink = new Set(['https://example.org/contributing', ...waiting.map(({ url }) => url)]);
      return (
        references.some((reference) => !mayRefer.has(reference.trim())) ||
        links.some((link) => !mayLink.has(link))
      );
    });
    // One of the hostile texts is a perfectly good https address, which a project may choose as its guide.
    expect(
      wrong.every(([text]) => text.includes('](https://github.com/rope-works/carabiner/issues/3)')),
    ).toBe(true);
  });

  it('bears its mark once, last, and hides nothing else', () => {
    expect(breaking((text) => !text.endsWith(`\n\n${markerOf(KEY, sign)}\n`))).toEqual([]);
    expect(breaking((text) => text.split('<!--').length !== 2)).toEqual([]);
    expect(breaking((text) => rendered(text).html.join() !== markerOf(KEY, sign))).toEqual([]);
  });

  it('begins no line with a slash: it gives nobody a command', () => {
    expect(breaking((text) => /^\s*\//m.test(text))).toEqual([]);
  });

  it('does not shout and needs no emoji', () => {
    expect(breaking((text) => /![^\w(]*!/.test(text.replace('<!--', '').replace(/`[^`]*`/g, '')))).toEqual(
      [],
    );
    expect(
      everything
        // Here a picture is what is explained.
        .filter(({ about }) => about !== 'ask-to-mentor' && about !== 'help')
        .filter((message) => /\p{Extended_Pictographic}/u.test(spoken(message))),
    ).toEqual([]);
  });

  it('stays short: a welcome within 100 words, nothing beyond 120', () => {
    const greetings = everything.filter(({ about }) => about === 'welcome');
    const lengths = greetings.map((message) => wordsIn(spoken(message)));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(100);
    expect(Math.max(...everything.map((message) => wordsIn(spoken(message))))).toBeLessThanOrEqual(120);
    expect(Math.min(...lengths)).toBeGreaterThan(20);
  });
});

it('the mark is bound to what the comment is for', () => {
  expect(say(none, 'nobody-free:7:11:1', sign)).toContain('<!-- belay:v1:signed(nobody-free:7:11:1) -->');
});
