// Who is a bot, by exact rules only.
import { describe, expect, it } from 'vitest';
import { isBotName } from '../../src/domain/bot.ts';

describe('a bot', () => {
  it.each(['dependabot[bot]', 'Rope[BOT]', 'Copilot', 'github-actions', 'web-flow'])('is «%s»', (name) => {
    expect(isBotName(name)).toBe(true);
  });

  it.each(['abbot', 'robot', 'rope-bot', 'bot', 'github-actions-fan', 'copilot2', ''])(
    'is not «%s»',
    (name) => {
      expect(isBotName(name)).toBe(false);
    },
  );

  it('is whoever the project says, by the exact login in upper or lower case', () => {
    expect(isBotName('Rope-Bot', ['rope-bot'])).toBe(true);
    expect(isBotName('rope-bot-2', ['rope-bot'])).toBe(false);
  });
});
