// The invented people of the generated story, and what each of them cares about.

export interface Veteran {
  readonly key: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** Changes a month. */
  readonly pace: number;
}

export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'src/wick': ['trim.ts', 'braid.ts', 'length.ts', 'burn.ts'],
  'src/glass': ['pane.ts', 'tint.ts', 'crack.ts'],
  'src/flame': ['colour.ts', 'flicker.ts', 'spark.ts', 'heat.ts'],
  'src/oil': ['level.ts', 'grade.ts', 'refill.ts'],
  docs: ['getting-started.md', 'recipes.md', 'faq.md'],
  tests: ['wick.test.ts', 'flame.test.ts', 'oil.test.ts'],
};

/** Four people who may merge, each at home somewhere. */
export const MAINTAINERS: readonly Veteran[] = [
  { key: 'mira-holm', name: 'Mira Holm', folders: ['src/wick', 'src/oil'], pace: 7 },
  { key: 'teo-brandt', name: 'Teo Brandt', folders: ['src/glass', 'docs'], pace: 4 },
  { key: 'ama-serwaa', name: 'Ama Serwaa', folders: ['src/flame', 'tests'], pace: 6 },
  { key: 'ivo-lindqvist', name: 'Ivo Lindqvist', folders: ['src/oil', 'src/flame'], pace: 3 },
];

/** People who keep coming back. */
export const REGULARS: readonly Veteran[] = [
  { key: 'ruben-oak', name: 'Ruben Oak', folders: ['src/wick', 'tests'], pace: 3 },
  { key: 'ines-park', name: 'Ines Park', folders: ['src/glass'], pace: 2 },
  { key: 'yuki-tanner', name: 'Yuki Tanner', folders: ['src/flame'], pace: 2 },
  { key: 'dara-flint', name: 'Dara Flint', folders: ['docs', 'tests'], pace: 2 },
  { key: 'sol-okafor', name: 'Sol Okafor', folders: ['src/oil'], pace: 1.5 },
];

/** People who come by now and then. */
export const OCCASIONALS: readonly Veteran[] = [
  'Bea Calloway',
  'Finn Marlowe',
  'Gita Thorne',
  'Hugo Vance',
  'Jun Ashby',
  'Kaia Rowe',
  'Leif Sander',
  'Nadia Quill',
  'Olek Brook',
  'Pia Winter',
].map((name, i) => ({
  key: name.toLowerCase().replace(' ', '-'),
  name,
  folders: [Object.keys(FOLDERS)[i % Object.keys(FOLDERS).length] ?? 'docs'],
  pace: 0.3,
}));

/** People whom nobody here has met. */
export const STRANGERS: readonly string[] = [
  'Nia Newell',
  'Odo Quick',
  'Rosa Fairweather',
  'Tam Birch',
  'Una Crane',
  'Viggo Sparrow',
  'Wren Hollis',
  'Xenia Ford',
  'Yara Moss',
  'Zeke Larch',
  'Abel Stone',
  'Cleo Drift',
  'Emil Reed',
  'Faye Harrow',
  'Gus Pell',
  'Hana Lark',
  'Ike Vale',
  'Juno Frost',
  'Kit Ember',
  'Lou Sandoval',
  'Maeve Tull',
];

export const IDEAS: readonly string[] = [
  'Trim the wick when the flame smokes',
  'Explain the oil grades',
  'Stop the flicker in a draught',
  'Fix a crack in the pane',
  'Say what is wrong when the oil is empty',
  'Make the tint configurable',
  'Add a recipe for windy nights',
  'Warn before the glass gets hot',
  'Speed up braiding',
  'Correct a typo in the guide',
  'Test the spark in the rain',
  'Refill without putting out the flame',
  'Allow two wicks',
  'Show the level in litres',
];
