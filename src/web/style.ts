// How the pages look: one column, large enough to touch, in the colours that the reader's system prefers.

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff;
  --ink: #1c2024;
  --soft: #545b62;
  --line: #7d858d;
  --link: #0b5394;
  --button: #0b5394;
  --on-button: #ffffff;
  --saying: #e3f1e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a;
    --ink: #e8eaed;
    --soft: #b0b7be;
    --line: #7d858d;
    --link: #9cc7f5;
    --button: #9cc7f5;
    --on-button: #10151a;
    --saying: #1d3323;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 42rem; margin: 0 auto; padding: 0.75rem 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: space-between; align-items: center; }
header form { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 0.25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
article { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.25rem 1rem; margin: 1rem 0; }
form { margin: 0.75rem 0; }
label { display: block; margin: 0.5rem 0 0.25rem; }
input:not([type="checkbox"]), select, textarea { width: 100%; padding: 0.5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0.25rem; }
button { margin: 0.5rem 0.25rem 0 0; padding: 0.5rem 1rem; min-height: 2.75rem; font: inherit; color: var(--on-button); background: var(--button); border: 1px solid var(--button); border-radius: 0.25rem; cursor: pointer; }
button.quiet { color: var(--link); background: none; }
li { margin: 0.25rem 0; }
s, .hint { color: var(--soft); }
.saying { background: var(--saying); border-left: 4px solid var(--line); padding: 0.5rem 1rem; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 4px solid var(--line); white-space: pre-wrap; }
`.trim();
