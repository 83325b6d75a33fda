// What somebody wrote into the fields of a form, as it is kept.
import { LONGEST_WORDS } from '../../flow/private-words.ts';
import type { Form } from '../form.ts';

/** Without the fields that were left empty; or why there is nothing to keep. */
export function wordIn(
  form: Pick<Form, 'text'>,
  fields: readonly string[],
): Record<string, string> | 'empty' | 'too long' {
  // Browsers count a line break as one character and send two.
  const all = fields.map((field) => [field, form.text(field).replaceAll('\r\n', '\n')] as const);
  const filled = all.filter(([, text]) => text !== '');
  if (filled.length === 0) return 'empty';
  return filled.some(([, text]) => text.length > LONGEST_WORDS) ? 'too long' : Object.fromEntries(filled);
}
