// The languages Belay speaks, by the tags that a project writes in its settings. Each has a catalogue in words/.

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'zh', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a project chose: the first is the one for everything; the welcome is said in the others, too. */
export type Languages = readonly [Language, ...Language[]];
