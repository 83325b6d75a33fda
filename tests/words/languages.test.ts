// Every language says what English says: the same commands, links, names and people's own words, as harmless, and not longer. How it
// sounds, only people can tell: the snapshots are there to be read aloud.
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import type { Message } from '../../src/domain/message.ts';
import { catalogues } from '../../src/words/catalogues.ts';
import { markerOf, say, wordsFor } from '../../src/words/say.ts';
import { ana } from '../domain/builders.ts';
import { harmful } from './harmful.ts';
import { rendered } from './markdown.ts';
import { checkIn, fullWelcome, samples } from './every-message.ts';

const sign = (key: string) => `signed(${key})`;
const everything: readonly Message[] = [...samples, ...harmful];
const others = LANGUAGES.filter((language) => language !== 'en');

/** Code, links and references are told apart from what is said about them; the order of a sentence is each language's own. */
function skeleton(text: string) {
  const { code, links, references, mentions, html } = rendered(text);
  const set = (items: readonly string[]) => [...new Set(items.map((item) => item.trim()))].sort();
  return {
    code: set(code),
    links: set(links),
    references: set(references),
    html: set(html),
    // Not a set: who is called twice is called once too often.
    mentions: [...mentions].sort(),
    paragraphs: text.split('\n\n').length,
    items: text.split('\n').filter((line) => line.startsWith('- ')).length,
    pictures: set(rendered(text).text.match(/\p{Extended_Pictographic}/gu) ?? []),
  };
}

/** Logins are letters to somebody's language, too: they are looked for in the whole text. */
function loginsIn(message: Message): string[] {
  const people = Object.values(message).filter(
    (value): value is typeof ana => typeof value === 'object' && value !== null && 'login' in value,
  );
  return people.map(({ login }) => login);
}

const inEnglish = everything.map((message) => wordsFor(message, ['en']));

describe.each(others)('in %s', (language) => {
  const said = everything.map((message) => wordsFor(message, [language]));

  /** What breaks a rule; a list, so that a failure shows it. */
  const breaking = (isBroken: (text: string, i: number) => boolean) =>
    said.filter((text, i) => isBroken(text, i));

  it('everything is said, and in other words than English', () => {
    expect(breaking((text, i) => text === inEnglish[i])).toEqual([]);
    expect(breaking((text) => /undefined|null|NaN|\[object/.test(rendered(text).text))).toEqual([]);
  });

  it.each(samples.map((message, i) => [`${message.about} ${i}`, i] as const))(
    'what is no language stays as it is: %s',
    (_, i) => {
      expect(skeleton(said[i]!)).toEqual(skeleton(inEnglish[i]!));
    },
  );

  it('what people wrote is as harmless as in English', () => {
    for (const [i, text] of said.entries()) {
      expect(skeleton(text)).toEqual(skeleton(inEnglish[i]!));
    }
  });

  it('everybody is named who is named in English', () => {
    const isMissing = (text: string, i: number) => (login: string) =>
      inEnglish[i]!.includes(login) && !text.includes(login);
    expect(breaking((text, i) => loginsIn(everything[i]!).some(isMissing(text, i)))).toEqual([]);
  });

  it('no line begins with a slash: it gives nobody a command', () => {
    expect(breaking((text) => /^\s*\//m.test(text))).toEqual([]);
  });

  it('no mark of Markdown or of counting is left over', () => {
    expect(breaking((text) => /\*\*|\]\(|#(?!\d)/.test(rendered(text).text))).toEqual([]);
  });

  it('nothing shouts', () => {
    expect(breaking((text) => /[!！][^\p{L}]*[!！]/u.test(rendered(text).text))).toEqual([]);
  });

  it('the mark comes last', () => {
    const text = say(fullWelcome, 'k', sign, [language]);
    expect(text).toBe(`${wordsFor(fullWelcome, [language])}\n\n${markerOf('k', sign)}\n`);
  });

  it('a welcome is short', () => {
    const welcomes = said.slice(0, samples.length).filter((_, i) => samples[i]!.about === 'welcome');
    const tooLong = welcomes.filter((text) => lengthOf(text, language) > limitOf(language));
    expect(tooLong).toEqual([]);
  });
});

/** Chinese and Japanese are counted in characters, because they leave no space between words. */
function lengthOf(text: string, language: Language): number {
  const { text: words, code } = rendered(text);
  const all = [words, ...code].join('\n');
  if (isUnspaced(language)) return Array.from(all.replace(/\s/g, '')).length;
  return all.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const isUnspaced = (language: Language) => language === 'zh' || language === 'ja';
const limitOf = (language: Language) => (isUnspaced(language) ? 220 : 100);

it('French sets a space that does not break before : ; ? ! and inside « »', () => {
  const broken = samples
    .map((message) => rendered(wordsFor(message, ['fr'])).text)
    .flatMap((text) => text.match(/.{0,20}(?:[^\u00a0\d][:;?!»](?!\d|\/\/)|«[^\u00a0]).{0,20}/g) ?? []);
  expect(broken).toEqual([]);
});

describe('where a project speaks two languages', () => {
  it('the welcome is said in both, and calls once', () => {
    const text = wordsFor(fullWelcome, ['pt', 'en']);
    const [first = '', second = '', ...more] = text.split('\n\n---\n\n');
    expect(more).toEqual([]);
    expect(first).toBe(wordsFor(fullWelcome, ['pt']));
    expect(second).toBe(wordsFor(fullWelcome, ['en']).replace('@ana-lima', 'ana-lima'));
    expect(rendered(text).mentions).toEqual([ana.login]);
  });

  it.each(LANGUAGES)('the welcome in %s calls nobody where it comes second', (language) => {
    const text = catalogues[language].welcome(fullWelcome, ana.login);
    expect(rendered(text).mentions).toEqual([]);
    expect(text).toContain(ana.login);
  });

  it('everything else is said in the first', () => {
    const rest = everything.filter(({ about }) => about !== 'welcome');
    const said = (...languages: [Language, ...Language[]]) => rest.map((each) => wordsFor(each, languages));
    expect(said('ja', 'en')).toEqual(said('ja'));
  });
});

describe('the welcome, and the question how it is going', () => {
  const spoken = (language: Language) =>
    [fullWelcome, checkIn].map((message) => wordsFor(message, [language])).join('\n\n* * *\n\n');

  it('in German', () => {
    expect(spoken('de')).toMatchInlineSnapshot(`
      "Hallo @ana-lima, und herzlich willkommen! Danke für diesen Pull Request. Ich bin Belay, ein Bot dieses Projekts.

      **Wie es weitergeht:** Jemand aus dem Team schaut sich das an, sobald Zeit ist. Die automatischen Prüfungen warten vielleicht noch auf eine Freigabe. Eine erste Antwort dauert hier meist etwa einen Tag. Keine Antwort heißt nicht Nein: Nach einer Woche darfst du hier gern freundlich nachfragen. Einfache Worte genügen. Wie das Projekt arbeitet, steht in der [Anleitung zum Mitmachen](https://example.org/contributing).

      **Hättest du gern eine Person, die dir hilft?** Kommentiere \`/mentor wanted\`, allein in einer Zeile, und ich suche jemanden fürs Mentoring.

      * * *

      @ana-lima und @ben-okoro, hier ist es schon eine Weile still. Wie läuft es? Eine Zeile reicht, und „noch nicht viel“ ist völlig in Ordnung.

      Für eine Pause kommentiere \`/mentor pause\`; wenn ihr fertig seid, \`/mentor done\`.

      ana-lima, wenn du lieber mit jemand anderem sprechen möchtest, gib diesem Kommentar ein 👍 oder kommentiere \`/mentor change\`. Einen Grund brauchst du nicht."
    `);
  });

  it('in Spanish', () => {
    expect(spoken('es')).toMatchInlineSnapshot(`
      "Hola, @ana-lima: te damos la bienvenida. Gracias por abrir este pull request. Soy Belay, un bot de este proyecto.

      **Qué pasa ahora:** alguien del equipo lo mirará cuando tenga un momento. Quizá las pruebas automáticas esperen su aprobación. Aquí, la primera respuesta suele tardar cerca de un día. El silencio no es un no: pasada una semana, puedes dejar aquí un recordatorio amable. Basta con palabras sencillas. La [guía para contribuir](https://example.org/contributing) explica cómo funciona el proyecto.

      **¿Te gustaría que una persona te ayudara?** Comenta \`/mentor wanted\`, en una línea aparte, y buscaré a alguien para acompañarte.

      * * *

      @ana-lima y @ben-okoro, hace un tiempo que esto está en silencio. ¿Cómo va todo? Basta con una línea, y «no mucho» también vale.

      Para un descanso, comenta \`/mentor pause\`; si ya está todo hecho, \`/mentor done\`.

      ana-lima, si prefieres hablar con otra persona, deja un 👍 en este comentario o comenta \`/mentor change\`. No hace falta dar motivos."
    `);
  });

  it('in French', () => {
    expect(spoken('fr')).toMatchInlineSnapshot(`
      "Bonjour @ana-lima, et bienvenue ! Merci d’avoir ouvert cette pull request. Je suis Belay, un bot de ce projet.

      **Et maintenant ?** Quelqu’un de l’équipe va la regarder dès que possible. Les tests automatiques attendront peut-être son accord. Ici, une première réponse prend en général environ un jour. L’absence de réponse ne veut pas dire non : après une semaine, un petit rappel amical est le bienvenu. Des mots simples suffisent. Le [guide de contribution](https://example.org/contributing) explique comment le projet fonctionne.

      **Tu aimerais l’aide d’une personne ?** Écris \`/mentor wanted\` en commentaire, seul sur une ligne, et je chercherai quelqu’un pour t’accompagner.

      * * *

      @ana-lima et @ben-okoro, c’est calme ici depuis un moment. Comment ça avance ? Une ligne suffit, et « pas grand-chose » est une très bonne réponse.

      Pour une pause, écris \`/mentor pause\` en commentaire ; si tout est terminé, \`/mentor done\`.

      ana-lima, si tu préfères parler à quelqu’un d’autre, mets un 👍 sur ce commentaire ou écris \`/mentor change\`. Pas besoin de donner une raison."
    `);
  });

  it('in Portuguese', () => {
    expect(spoken('pt')).toMatchInlineSnapshot(`
      "Olá, @ana-lima, que bom ter você aqui! Agradecemos por abrir este pull request. Sou o Belay, um bot deste projeto.

      **O que acontece agora:** alguém da equipe vai olhar assim que puder. Os testes automáticos talvez esperem uma aprovação. Por aqui, a primeira resposta costuma levar cerca de um dia. Silêncio não quer dizer não: depois de uma semana, pode deixar aqui um lembrete gentil. Palavras simples bastam. O [guia de contribuição](https://example.org/contributing) explica como o projeto funciona.

      **Quer a ajuda de uma pessoa?** Comente \`/mentor wanted\`, em uma linha separada, e eu procuro alguém para acompanhar você.

      * * *

      @ana-lima e @ben-okoro, faz um tempo que está quieto por aqui. Como estão as coisas? Uma linha basta, e “nada de mais” já é uma boa resposta.

      Para uma pausa, comente \`/mentor pause\`; se já está tudo pronto, \`/mentor done\`.

      ana-lima, se preferir conversar com outra pessoa, deixe um 👍 neste comentário ou comente \`/mentor change\`. Não precisa de motivo."
    `);
  });

  it('in Chinese', () => {
    expect(spoken('zh')).toMatchInlineSnapshot(`
      "你好，@ana-lima，欢迎！谢谢你提交这个 pull request。我是 Belay，这个项目的机器人。

      **接下来**：维护者有空时会来看。自动检查可能要等维护者批准。这里的首次回复通常需要大约 1 天。没有回复不代表拒绝：一周之后，欢迎在这里友好地提醒一句。用简单的话写就好。项目如何运作，见[贡献指南](https://example.org/contributing)。

      **想找个人帮你吗**？在评论里单独一行写上 \`/mentor wanted\`，我会帮你找一位导师。

      * * *

      @ana-lima 和 @ben-okoro，这里安静了一阵子。最近怎么样？写一行就够了，“没什么进展”也完全可以。

      想休息一下，请评论 \`/mentor pause\`；已经做完了，请评论 \`/mentor done\`。

      ana-lima，想换一个人聊的话，请给这条评论点一个 👍，或者评论 \`/mentor change\`。不需要理由。"
    `);
  });

  it('in Japanese', () => {
    expect(spoken('ja')).toMatchInlineSnapshot(`
      "@ana-lima さん、ようこそ。プルリクエストをありがとうございます。プロジェクトのボット、Belay です。

      **これから**：手の空いたメンテナーが見ます。自動チェックは承認待ちかもしれません。最初の返事はふだん1日ほどです。返事がなくてもお断りではないので、1週間後に気軽に声をかけてください。簡単な言葉で大丈夫です。進め方は[貢献ガイド](https://example.org/contributing)へ。

      **誰かの手伝いがほしいときは**、\`/mentor wanted\` だけの行をコメントすると、メンターを探します。

      * * *

      @ana-lima さん、@ben-okoro さん、しばらく静かですね。調子はいかがですか？一行で十分です。「あまり進んでいません」でも構いません。

      お休みしたいときは \`/mentor pause\`、もう終わったときは \`/mentor done\` とコメントしてください。

      ana-lima さん、ほかの人と話したいときは、このコメントに 👍 を付けるか、\`/mentor change\` とコメントしてください。理由は要りません。"
    `);
  });
});
