// Every message of a mentorship as people read it. Change the words here only after reading them aloud.
import { describe, expect, it } from 'vitest';
import { noAgreement } from '../../src/domain/agreement.ts';
import { ana, ben } from '../domain/builders.ts';
import { asking, none, offered, over, paired, quiet, spoken, until } from './samples.ts';

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

  it('where a maintainer thought of somebody who has enough already, with a private page', () => {
    const reasons = [
      { fact: 'topic', topic: 'docs' },
      { fact: 'language', language: 'pt' },
      { fact: 'mentors', newcomers: 2 },
    ] as const;
    const answerUrl = 'https://belay.example.org/asks/7:11:1';
    expect(spoken({ ...asking, because: 'assigned', reasons, isFull: true, answerUrl }))
      .toMatchInlineSnapshot(`
      "@ben-okoro, would you mentor **ana-lima** on this pull request? A maintainer is looking for a mentor for them.

      You both named \`docs\` and \`pt\`. You mentor 2 newcomers just now. That is your limit, so a no is as fine as a yes.

      Comment \`/mentor accept\` if you would like to, or \`/mentor pass\` if not now; no reason needed. Or [answer in private](https://belay.example.org/asks/7:11:1). After 3 working days without an answer I will look for somebody else."
    `);
  });
});

describe('the mentorship', () => {
  const steps = [
    { text: 'Read the guide', isDone: true },
    { text: 'Write a test', isDone: false },
  ];
  const agreement = { ...noAgreement, goal: 'Land a first change', steps, everyDays: 7 };

  it('from acceptance on', () => {
    expect(spoken(paired)).toMatchInlineSnapshot(`
      "@ben-okoro is the mentor of @ana-lima on this pull request. Thank you both.

      What you can expect of each other:

      - ana-lima brings the question, in three parts: the aim, what was tried, where it is stuck.
      - You agree where and how often to talk; every 2 weeks is a start. This thread is public, and a fine place for it.
      - What you tell each other in confidence stays between you. Mentoring usually teaches both sides something.
      - Either of you may stop at any time, without a reason: \`/mentor leave\`. \`/mentor change\` finds somebody else.

      **Next step:** ana-lima, write a sentence or two about how far you are and what you would like to look at first.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure.

      What works here, each alone on a line: \`/mentor goal …\`, \`/mentor milestone …\`, \`/mentor tick 1\`, \`/mentor every 2 weeks\`, \`/mentor pause\`, \`/mentor done\`."
    `);
  });

  it('with what the two agreed on, and a person for concerns', () => {
    const concern = { contact: 'lena-vogt', url: 'https://belay.example.org/concerns/7' };
    expect(spoken({ ...paired, mentioned: [], agreement, concern })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima on this pull request. Thank you both.

      **Goal:** \`Land a first change\`

      - [x] 1. \`Read the guide\`
      - [ ] 2. \`Write a test\`

      What you can expect of each other:

      - ana-lima brings the question, in three parts: the aim, what was tried, where it is stuck.
      - You agree where and how often to talk; every week is a start. This thread is public, and a fine place for it.
      - What you tell each other in confidence stays between you. Mentoring usually teaches both sides something.
      - Either of you may stop at any time, without a reason: \`/mentor leave\`. \`/mentor change\` finds somebody else.

      **Next step:** \`Write a test\`

      Does something not feel right? [Write in private](https://belay.example.org/concerns/7) to \`lena-vogt\`. You need not be sure.

      What works here, each alone on a line: \`/mentor goal …\`, \`/mentor milestone …\`, \`/mentor tick 1\`, \`/mentor every 2 weeks\`, \`/mentor pause\`, \`/mentor done\`."
    `);
  });

  it('with every step done', () => {
    const done = { ...agreement, steps: steps.map((step) => ({ ...step, isDone: true })) };
    expect(spoken({ ...paired, agreement: done })).toContain(
      '**Next step:** all is ticked. What would be worth doing now?',
    );
  });

  it('shows a goal as long as it may be', () => {
    const goal = 'x'.repeat(200);
    expect(spoken({ ...paired, agreement: { ...agreement, goal } })).toContain(`**Goal:** \`${goal}\`\n`);
  });

  it('with a person for concerns who has no page', () => {
    expect(spoken({ ...paired, concern: { contact: 'lena-vogt', url: null } })).toContain(
      'Does something not feel right? `lena-vogt` is there for that. You need not be sure.',
    );
  });

  it.each([
    [1, 'every day'],
    [3, 'every 3 days'],
    [7, 'every week'],
    [14, 'every 2 weeks'],
    [30, 'every 30 days'],
  ])('says that %d days are %s', (everyDays, words) => {
    expect(spoken({ ...paired, agreement: { ...noAgreement, everyDays } })).toContain(
      `how often to talk; ${words} is a start.`,
    );
  });

  it('during a break', () => {
    expect(spoken({ ...paired, agreement, phase: { is: 'paused' } })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima on this pull request. They are taking a break.

      **Goal:** \`Land a first change\`

      - [x] 1. \`Read the guide\`
      - [ ] 2. \`Write a test\`

      Nobody needs to do anything meanwhile, and these days do not count. It goes on when one of you comments \`/mentor resume\`.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
    `);
  });

  it('when the pull request landed', () => {
    expect(spoken({ ...paired, phase: { is: 'landed', until } })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This pull request has landed. Well done, ana-lima, and thank you, ben-okoro. The mentorship stays open until 28 May. If you would like to go on together, comment \`/mentor resume\` before then.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
    `);
  });

  it('when it was closed', () => {
    expect(spoken({ ...paired, phase: { is: 'closed', until } })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This pull request is closed. What you learned on the way is yours, ana-lima, and your next try is welcome. Thank you, ben-okoro. The mentorship stays open until 28 May. If you would like to go on together, comment \`/mentor resume\` before then.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
    `);
  });

  it('when an issue was closed', () => {
    expect(spoken({ ...paired, phase: { is: 'closed', until }, where: 'issue' })).toMatchInlineSnapshot(`
      "ben-okoro is the mentor of ana-lima.

      This issue is closed. Thank you both. The mentorship stays open until 28 May. If you would like to go on together, comment \`/mentor resume\` before then.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
    `);
  });

  it('when they were done, with two questions in private', () => {
    const questionsUrl = 'https://belay.example.org/pairings/7:11:1';
    expect(spoken({ ...paired, phase: { is: 'ended', because: 'completed', questionsUrl } }))
      .toMatchInlineSnapshot(`
      "ben-okoro was the mentor of ana-lima on this pull request. This mentorship has come to its end. Thank you both: for asking, and for the time you gave.

      Two short questions for each of you, to be answered [in private](https://belay.example.org/pairings/7:11:1), if you like.

      Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
    `);
  });

  it('when its time was over', () => {
    expect(spoken({ ...paired, phase: { is: 'ended', because: 'expired', questionsUrl: null } }))
      .toMatchInlineSnapshot(`
        "ben-okoro was the mentor of ana-lima on this pull request. This mentorship has come to its end, as each of them does one day. Thank you both for what you gave to it.

        ana-lima, if you would like to go on, with ben-okoro or with somebody else, comment \`/mentor wanted\`.

        Does something not feel right? Tell a maintainer you trust, or [GitHub](https://docs.github.com/en/communities/maintaining-your-safety-on-github/reporting-abuse-or-spam). You need not be sure."
      `);
  });
});

describe('the question how it is going', () => {
  it('to two who were silent', () => {
    expect(spoken(quiet)).toMatchInlineSnapshot(`
      "@ana-lima and @ben-okoro, it has been quiet here for a while. How is it going? One line is enough, and “not much” is a fine one.

      For a break, comment \`/mentor pause\`; if you are through, \`/mentor done\`.

      ana-lima, if you would rather talk to somebody else, give this comment a 👍, or comment \`/mentor change\`. No reason is needed."
    `);
  });

  it('to a newcomer who was silent', () => {
    expect(spoken({ ...quiet, because: { is: 'newcomer-silent' } })).toMatchInlineSnapshot(`
      "@ana-lima, how is it going? There is no hurry. One line about where you are is enough, and “I am stuck” is a fine one. @ben-okoro, thank you for your patience.

      For a break, comment \`/mentor pause\`; if you are through, \`/mentor done\`. Or, if you would rather talk to somebody else, give this comment a 👍, or comment \`/mentor change\`. No reason is needed."
    `);
  });

  it('to a mentor who was silent', () => {
    expect(spoken({ ...quiet, because: { is: 'mentor-silent' } })).toMatchInlineSnapshot(`
      "@ben-okoro, ana-lima wrote here a while ago. A short answer helps, even “next week”.

      @ana-lima, if you would rather talk to somebody else, give this comment a 👍, or comment \`/mentor change\`. No reason is needed."
    `);
  });

  it('to the newcomer of a mentor who is away', () => {
    const because = { is: 'mentor-away', until } as const;
    expect(spoken({ ...quiet, because, mentioned: [ana.key] })).toMatchInlineSnapshot(
      `"@ana-lima, ben-okoro is away until 28 May. You can wait, or talk to somebody else: give this comment a 👍, or comment \`/mentor change\`. No reason is needed."`,
    );
  });

  it('to the newcomer of a mentor who stopped', () => {
    const because = { is: 'mentor-stopped' } as const;
    expect(spoken({ ...quiet, because, mentioned: [ana.key] })).toMatchInlineSnapshot(
      `"@ana-lima, ben-okoro does not mentor anybody at present. To talk to somebody else, give this comment a 👍, or comment \`/mentor change\`. No reason is needed."`,
    );
  });

  it.each(['both-silent', 'newcomer-silent', 'mentor-silent', 'mentor-stopped'] as const)(
    'names no way that leads nowhere (%s)',
    (is) => {
      const text = spoken({ ...quiet, because: { is }, canChange: false });
      expect(text).not.toMatch(/👍|change|somebody else/);
      expect(text).toContain('`/mentor done`');
    },
  );

  it('calls nobody who was called too often', () => {
    expect(spoken({ ...quiet, mentioned: [] })).toMatch(/^ana-lima and ben-okoro, it has been quiet/);
  });
});

describe('that it is over', () => {
  it('to a newcomer', () => {
    expect(spoken(over)).toMatchInlineSnapshot(
      `"@ana-lima, this mentorship has ended. Either side may end one at any time, without a reason; it says nothing about you or your work. If you would like to talk to somebody else, comment \`/mentor wanted\`."`,
    );
  });

  it('to a mentor', () => {
    expect(spoken({ ...over, to: ben, role: 'mentor', isMentioned: false })).toMatchInlineSnapshot(
      `"ben-okoro, this mentorship has ended. Either side may end one at any time, without a reason. Thank you for the time you gave."`,
    );
  });
});

it('the thanks to who offers to mentor', () => {
  expect(spoken({ ...offered, topics: ['docs', 'screen readers'] })).toMatchInlineSnapshot(`
    "Thank you, ben-okoro, for offering to help people who are new here, with \`docs\` and \`screen readers\`.

    A maintainer can say yes with a 👍 on this comment, or with \`/mentor confirm @ben-okoro\`. From then on I may ask you, about one newcomer at a time, and you can always pass. \`/mentor capacity 1\`, \`/mentor away until 2026-08-31\` and \`/mentor stop\` say how much is enough."
  `);
  expect(spoken(offered)).toContain('for offering to help people who are new here.\n');
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
