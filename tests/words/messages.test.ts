// Every message as people read it, but for those of a mentorship. Change the words here only after reading them aloud.
import { describe, expect, it } from 'vitest';
import { at } from '../domain/builders.ts';
import { attempt, back, first, hello, nothingLanded, regular, spoken, step, why } from './samples.ts';

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
  expect(spoken({ ...regular, mentors: false })).toMatchInlineSnapshot(
    `"With this change, ana-lima, your work has landed here in three or more months of the past year. People who come back are what a project lives on. Thank you for being one of them."`,
  );
});

it('the thanks to a new regular, with a way to help others', () => {
  expect(spoken(regular).split('\n\n')[1]).toMatchInlineSnapshot(
    `"Would you like to help somebody who is new here, one person at a time? Comment \`/mentor offer\`, and a maintainer says yes. Only if you feel like it."`,
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
    "These work in a comment, each alone on a line.

    If you are new:

    - \`/mentor wanted\`: I look for one person who can help you here. \`/mentor wanted docs\` names a topic.
    - \`/mentor change\`, \`/mentor no thanks\`: somebody else, or nobody. No reason is needed.

    If I asked you, or you would like to be asked:

    - \`/mentor accept\`, \`/mentor pass\`
    - \`/mentor offer docs, tests\` · \`/mentor stop\` · \`/mentor away until 2026-08-31\` · \`/mentor back\` · \`/mentor capacity 1\` · \`/mentor interval 30 days\`

    If you are a pair:

    - \`/mentor goal …\` · \`/mentor milestone …\` · \`/mentor tick 1\` · \`/mentor every 2 weeks\` · \`/mentor pause\` · \`/mentor resume\` · \`/mentor leave\` · \`/mentor done\`

    About yourself:

    - \`/belay why\`: what I know about you here, and what I make of it.
    - \`/belay zone Europe/Lisbon\`, \`/belay speaks pt en\`: so that days and people fit.
    - \`/belay opt out\`: I leave you alone, in every project that I look after; \`/belay opt in\` takes that back.
    - \`/belay forget me\`: I erase what I know about you. Only a code stays that nobody can read back, so that I do not start again.

    If you are a maintainer:

    - \`/mentor me\` · \`/mentor assign @somebody\` · \`/mentor confirm @somebody\` · \`/belay pause\` · \`/belay resume\`

    I answer with 👍 when it is done, and with 😕 when I did not understand or may not do it for you."
  `);
});
