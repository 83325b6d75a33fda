// Whoever is signed in, with what their forms need.
import type { Person } from '../domain/person.ts';
import type { FormKeys } from './form.ts';

export interface Visitor extends FormKeys {
  readonly person: Person;
}
